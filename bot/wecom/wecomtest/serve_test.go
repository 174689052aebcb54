package wecomtest

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	serveAddr = flag.String("serve", "", "serve a platform on this address until the input ends, and print what a client needs")
	goClient  = flag.Bool("workwx", false, "let github.com/xen0n/go-workwx talk to the fake; it is fetched")
	nodeTools = flag.String("node", "", "folder with node_modules of @wecom/aibot-node-sdk, to let it talk to the fake")
)

// people are in the corporation that outside clients meet.
var people = []Member{{"zhangsan", "张三"}, {"xiaoli", "小李"}, {"boss", "老板"}}

func TestServe(t *testing.T) {
	if *serveAddr == "" {
		t.Skip("-serve names no address")
	}
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // its end is what counts
		stop()
	}()
	err := Serve(ctx, *serveAddr, people, func(f Facts) {
		line, _ := json.Marshal(f) // texts only
		fmt.Println(string(line))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// serving starts a platform for a client of another language or module, and
// gives what it needs as JSON.
func serving(t *testing.T) string {
	t.Helper()
	ready := make(chan Facts, 1)
	ended := make(chan error, 1)
	go func() { ended <- Serve(t.Context(), "127.0.0.1:0", people, func(f Facts) { ready <- f }) }()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	select {
	case f := <-ready:
		line, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(line)
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
		return ""
	}
}

func TestAnIndependentGoClientIsAnsweredAsByThePlatform(t *testing.T) {
	if !*goClient {
		t.Skip("-workwx is not given: the client is a module of its own, which is fetched")
	}
	facts := serving(t)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "test", "-count=1", "-v", "./...")
	cmd.Dir = filepath.Join("testdata", "workwx")
	cmd.Env = append(os.Environ(), "WECOM_FAKE="+facts, "GOFLAGS=-mod=mod", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS")) {
		t.Errorf("%v\n%s", err, out)
	}
	fmt.Printf("github.com/xen0n/go-workwx: %d checks against the fake\n", strings.Count(string(out), "--- PASS"))
}

func TestTheOfficialNodeClientIsAnsweredAsByThePlatform(t *testing.T) {
	if *nodeTools == "" {
		t.Skip("-node names no folder with @wecom/aibot-node-sdk")
	}
	facts := serving(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	script, err := filepath.Abs(filepath.Join("testdata", "aibot_client.js"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, "node", script)
	cmd.Dir = *nodeTools
	cmd.Env = append(os.Environ(), "WECOM_FAKE="+facts, "NODE_PATH="+filepath.Join(*nodeTools, "node_modules"))
	out, err := cmd.CombinedOutput()
	fmt.Printf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
