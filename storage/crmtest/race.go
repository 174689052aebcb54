//go:build race

package crmtest

const raceDetector = true
