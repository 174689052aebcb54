package wecom

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"

	"github.com/silenceper/wechat/v2/util"
)

// What is wrong with something sealed. It says nothing of the content.
var (
	errKey    = errors.New("the EncodingAESKey is not 43 characters of base64")
	errSealed = errors.New("it cannot be opened with this key")
	errOther  = errors.New("it is sealed for another receiver")
)

// block is the length to which the platform pads, twice that of AES.
const block = 32

// aesKey decodes an EncodingAESKey.
func aesKey(encoded string) ([]byte, error) {
	if len(encoded) != 43 {
		return nil, errKey
	}
	// The last character holds two bits more than the key; the platform makes
	// keys in which they are not zero.
	key, err := base64.StdEncoding.DecodeString(encoded + "=")
	if err != nil || len(key) != block {
		return nil, errKey
	}
	return key, nil
}

// signed reports whether a signature belongs to what it came with. It takes the
// same time for every wrong one.
func signed(signature, token, timestamp, nonce, sealed string) bool {
	want := util.Signature(token, timestamp, nonce, sealed)
	return subtle.ConstantTimeCompare([]byte(signature), []byte(want)) == 1
}

// unseal opens what the platform has sealed for a receiver (the corporation's
// id; "" for the intelligent bot's callbacks): 16 random bytes, the length, the
// message, the receiver, padded (加解密方案说明). The library's own cannot open
// what is for an empty receiver.
func unseal(key []byte, sealed, receiver string) ([]byte, error) {
	text, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return nil, errSealed
	}
	if text, err = uncipher(key, text); err != nil {
		return nil, err
	}
	if len(text) < 20 {
		return nil, errSealed
	}
	n := uint64(binary.BigEndian.Uint32(text[16:20]))
	rest := text[20:]
	if n > uint64(len(rest)) {
		return nil, errSealed
	}
	if subtle.ConstantTimeCompare(rest[n:], []byte(receiver)) != 1 {
		return nil, errOther
	}
	return rest[:n], nil
}

// uncipher takes cipher and padding off: AES-256-CBC, its start is the key's
// first half.
func uncipher(key, text []byte) ([]byte, error) {
	if len(text) == 0 || len(text)%block != 0 {
		return nil, errSealed
	}
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, errKey
	}
	plain := make([]byte, len(text))
	cipher.NewCBCDecrypter(c, key[:aes.BlockSize]).CryptBlocks(plain, text)
	pad := int(plain[len(plain)-1])
	if pad < 1 || pad > block {
		return nil, errSealed
	}
	for _, b := range plain[len(plain)-pad:] {
		if int(b) != pad {
			return nil, errSealed
		}
	}
	return plain[:len(plain)-pad], nil
}
