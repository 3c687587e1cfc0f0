import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4), by which contents are named and compared.
public struct ContentHash: Hashable, Sendable, Comparable {
  private let first: UInt64, second: UInt64, third: UInt64, fourth: UInt64

  /// The hash of `bytes`.
  public init(_ bytes: UnsafeRawBufferPointer) {
    var digest = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    withUnsafeMutableBytes(of: &digest) { buffer in
      let done = EVP_Digest(
        bytes.baseAddress, bytes.count, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), nil,
        EVP_sha256(), nil)
      precondition(done == 1, "libcrypto offers SHA-256")
    }
    (first, second, third, fourth) = (
      UInt64(bigEndian: digest.0), UInt64(bigEndian: digest.1), UInt64(bigEndian: digest.2), UInt64(bigEndian: digest.3)
    )
  }

  /// The hash of `bytes`.
  public init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentHash($0) }
  }

  /// The hash of the UTF-8 of `text`.
  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Reads 64 hexadecimal digits; nil for anything else.
  public init?(hexadecimal: String) {
    self.init(hexadecimal: hexadecimal.utf8)
  }

  /// Reads 64 hexadecimal digits in ASCII; nil for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      words.0 = words.0 << 4 | words.1 >> 60
      words.1 = words.1 << 4 | words.2 >> 60
      words.2 = words.2 << 4 | words.3 >> 60
      words.3 = words.3 << 4 | UInt64(value)
    }
    (first, second, third, fourth) = words
  }

  /// 64 hexadecimal digits, lower case.
  public var hexadecimal: String {
    [first, second, third, fourth].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The first 20 hexadecimal digits (80 bits), for the name of a published file.
  public var short: String { String(hexadecimal.prefix(20)) }

  /// By the bytes of the hash.
  public static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second, left.third, left.fourth) < (right.first, right.second, right.third, right.fourth)
  }
}
