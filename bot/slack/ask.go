package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"
)

// maxAnswer is the most of an answer that is read.
const maxAnswer = 8 << 20

// ask calls a method whose answer we read ourselves: the SDK gives up on what
// it does not know in a message, and history is full of that.
func (t *Transport) ask(ctx context.Context, method string, args url.Values, out any) error {
	if err := t.pace.wait(ctx, method, ""); err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.base+method, strings.NewReader(args.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Authorization", "Bearer "+t.opt.BotToken)
	resp, err := t.http.Do(req)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusTooManyRequests {
		return &sdk.RateLimitedError{RetryAfter: retryAfter(resp)}
	}
	if resp.StatusCode != http.StatusOK {
		return sdk.StatusCodeError{Code: resp.StatusCode, Status: resp.Status}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	var said struct {
		OK     soft[bool] `json:"ok"`
		Error  lax        `json:"error"`
		Needed lax        `json:"needed"`
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return fmt.Errorf("%s: its answer cannot be read: %w", method, err)
	}
	if !said.OK.v {
		return sdk.SlackErrorResponse{Err: cmp.Or(string(said.Error), "unknown_error"), Needed: string(said.Needed)}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(body, out)
}

// retryAfter is the pause that an answer asks for, at least a second.
func retryAfter(resp *http.Response) time.Duration {
	n, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil || n < 1 {
		n = 1
	}
	return time.Duration(n) * time.Second
}
