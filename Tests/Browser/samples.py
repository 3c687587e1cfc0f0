"""The samples that a page holds, brought to the test as one text: number by number, those of a slice take a second."""

import base64

import numpy

# A function of a typed array.
PACKED = """(array => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
})"""


def unpacked(text, kind="<u2"):
    """What `PACKED` made of an array of `kind`."""
    return numpy.frombuffer(base64.b64decode(text), kind)
