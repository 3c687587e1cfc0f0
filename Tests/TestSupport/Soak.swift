import Foundation

/// How much of a long, seeded test to run.
public enum Soak {
  /// `whole` rounds under `make soak` (`NEGATOSCOPE_SOAK=1`), `sample` otherwise.
  public static func rounds(sample: Int, whole: Int) -> Int {
    ProcessInfo.processInfo.environment["NEGATOSCOPE_SOAK"] == "1" ? whole : sample
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers from the same seed, everywhere.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence follows from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
