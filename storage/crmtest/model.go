package crmtest

import "testing"

func model(t *testing.T, open Opener) {}
