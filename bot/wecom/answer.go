package wecom

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// number is a number, or a text that is one: what stands between the platform
// and us does not always keep them apart. Anything else is not read.
type number int

// UnmarshalJSON reads either.
func (n *number) UnmarshalJSON(b []byte) error {
	i, err := strconv.Atoi(strings.Trim(string(b), `"`))
	if err != nil {
		return fmt.Errorf("%.20q is no number", b)
	}
	*n = number(i)
	return nil
}

// answered reads the errcode of an answer; without one it is 0.
func (t *Transport) answered(data []byte) error {
	var a *struct {
		ErrCode number `json:"errcode"`
		ErrMsg  string `json:"errmsg"`
	}
	if err := json.Unmarshal(data, &a); err != nil || a == nil {
		return errors.New("the answer is no JSON")
	}
	if a.ErrCode == 0 {
		return nil
	}
	msg, _, _ := strings.Cut(a.ErrMsg, ", more info at")
	return &apiError{int(a.ErrCode), t.redact(msg)}
}

// quotedNumber finds a number of an answer that is written as a text, of those
// that the library reads.
var quotedNumber = regexp.MustCompile(`"(errcode|expires_in)"\s*:\s*"(-?\d+)"`)

// maxAnswer is the longest answer of an API that is read.
const maxAnswer = 16 << 20

// plainNumbers writes such numbers of an answer as numbers.
func plainNumbers(resp *http.Response) error {
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	data = quotedNumber.ReplaceAll(data, []byte(`"$1":$2`))
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
	resp.Header.Set("Content-Length", strconv.Itoa(len(data)))
	return nil
}
