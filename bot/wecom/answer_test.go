package wecom

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestNumbersThatTheLibraryReadsAreNumbers(t *testing.T) {
	for was, want := range map[string]string{
		`{"errcode":"0","access_token":"T","expires_in" : "7200"}`: `{"errcode":0,"access_token":"T","expires_in":7200}`,
		`{"errcode":0,"errmsg":"the \"errcode\" of it"}`:           `{"errcode":0,"errmsg":"the \"errcode\" of it"}`,
		`<html>`: `<html>`,
		``:       ``,
	} {
		resp := &http.Response{Header: http.Header{}, Body: io.NopCloser(strings.NewReader(was))}
		if err := plainNumbers(resp); err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(resp.Body)
		if err != nil || string(got) != want || resp.ContentLength != int64(len(want)) {
			t.Errorf("%s becomes %s (%d bytes), %v", was, got, resp.ContentLength, err)
		}
	}
}
