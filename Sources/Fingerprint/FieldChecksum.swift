import CCrypto

/// The first four bytes of the SHA-1 of a text, by which Anki looks for notes that begin alike (`notes.csum`). No
/// fingerprint to trust.
public func fieldChecksum(of text: String) -> UInt32 {
  var digest = [UInt8](repeating: 0, count: 20)
  let bytes = Array(text.utf8)
  let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha1(), nil)
  precondition(done == 1, "libcrypto offers SHA-1")
  return digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
}
