package wording

// packed is a need in one piece, as it is asked for: hundreds of expressions hold thousands of
// needs, and as trees of slices they would be most of what the collector looks at. A need is a
// head, the words of which a text must have something where one part is enough, the bits, and the
// parts behind one another. Nothing is needed where it is empty.
type packed []uint16

// The head of a packed need: how its parts hang together, how long it is with all its parts, low
// half first, how many words it has and how many bits. A word is its place and its 64 bits.
const (
	headKind = iota
	headLow
	headHigh
	headWords
	headBits
	headSize
	wordSize = 5
)

// pack writes a need in one piece.
func (n *need) pack() packed {
	if n.kind == anything {
		return nil
	}
	return n.appendTo(make(packed, 0, n.size()))
}

// shape are the words and the bits of a need that are written: of one that has no parts those that
// take less room, for they say the same.
func (n *need) shape() ([]word, []uint16) {
	switch {
	case n.kind != any1 || len(n.parts) > 0:
		return n.some, n.bits
	case len(n.bits) <= wordSize*len(n.some):
		return nil, n.bits
	}
	return n.some, nil
}

// size is how long a need is in one piece.
func (n *need) size() int {
	words, bits := n.shape()
	size := headSize + wordSize*len(words) + len(bits)
	for i := range n.parts {
		size += n.parts[i].size()
	}
	return size
}

func (n *need) appendTo(p packed) packed {
	size := n.size()
	words, bits := n.shape()
	p = append(p, uint16(n.kind), uint16(size), uint16(size>>16), uint16(len(words)), uint16(len(bits)))
	for _, w := range words {
		p = append(p, w.at, uint16(w.bits), uint16(w.bits>>16), uint16(w.bits>>32), uint16(w.bits>>48))
	}
	p = append(p, bits...)
	for i := range n.parts {
		p = n.parts[i].appendTo(p)
	}
	return p
}

// in says whether a text has what is needed.
func (p packed) in(has *letters) bool {
	if len(p) == 0 {
		return true
	}
	one := kind(p[headKind]) == any1
	behind := headSize + wordSize*int(p[headWords])
	bits, parts := p[behind:behind+int(p[headBits])], p[behind+int(p[headBits]):]
	if one && behind > headSize {
		if !hasSome(p[headSize:behind], has) {
			return false
		}
		if len(bits)+len(parts) == 0 {
			return true
		}
	}
	for _, b := range bits {
		if (has[b>>6]>>(b&63)&1 == 1) == one {
			return one
		}
	}
	for len(parts) > 0 {
		size := int(parts[headLow]) | int(parts[headHigh])<<16
		if parts[:size].in(has) == one {
			return one
		}
		parts = parts[size:]
	}
	return !one
}

// hasSome says whether a text has something of what one of the parts needs.
func hasSome(words packed, has *letters) bool {
	for ; len(words) >= wordSize; words = words[wordSize:] {
		bits := uint64(words[1]) | uint64(words[2])<<16 | uint64(words[3])<<32 | uint64(words[4])<<48
		if has[words[0]]&bits != 0 {
			return true
		}
	}
	return false
}
