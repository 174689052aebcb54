package main

import (
	"fmt"
	"net"
)

// What a service manager is told.
const (
	notifyReady    = "READY=1"
	notifyStopping = "STOPPING=1"
)

// notify tells the service manager a state by the protocol of sd_notify: one
// datagram to the socket that NOTIFY_SOCKET names. Without one nobody is told.
func notify(env func(string) (string, bool), state string) error {
	name, ok := env("NOTIFY_SOCKET")
	if !ok || name == "" {
		return nil
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		return fmt.Errorf("tell the service manager: %w", err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte(state)); err != nil {
		return fmt.Errorf("tell the service manager: %w", err)
	}
	return nil
}
