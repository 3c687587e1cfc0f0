import Casebook
import Foundation

/// Finds a series in a folder of PNG or JPEG files, one a slice: no geometry is invented for it.
public enum ImageFrames {
  /// The series that `paths` make in their order, or the files that keep them from being one.
  public static func find(
    in paths: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> DicomImport.Found {
    var found = DicomImport.Found()
    let read = await DicomImport.inTurns(paths, progress) { path -> Result<ImageFacts, ImportFault> in facts(at: path) }
    var first: ImageFacts?
    var slices: [String] = []
    for (path, reading) in zip(paths, read) {
      switch reading {
      case .failure(let fault): found.faults.append(fault)
      case .success(let facts):
        if let first, first.width != facts.width || first.height != facts.height || first.isGrey != facts.isGrey {
          found.faults.append(ImportFault(path: path, reason: .unlike))
        } else {
          first = first ?? facts
          slices.append(path)
        }
      }
    }
    guard let first, found.faults.isEmpty else { return found }
    var series = Series(file: "")
    series.slices = slices.count
    // Pictures of a screen, most often.
    series.risks = [.burnedIn]
    found.series = [
      SeriesDraft(
        series: series, usualName: "serie", size: (first.width, first.height), remarks: [.noGeometry, .noSpacing],
        files: slices.count, bits: first.isGrey ? first.bits : 24, source: .images(slices))
    ]
    return found
  }

  private static func facts(at path: String) -> Result<ImageFacts, ImportFault> {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      return .failure(ImportFault(path: path, reason: .damaged("")))
    }
    guard case .image(let facts) = ImageProbe.read([UInt8](data)), facts.kind == .png || facts.kind == .jpeg else {
      return .failure(ImportFault(path: path, reason: .foreign))
    }
    guard facts.isUpright, facts.isGreyOrSRGB, !facts.isAnimated, facts.bits >= 8 else {
      return .failure(ImportFault(path: path, reason: .unfit))
    }
    return (try? image(at: path)) == nil
      ? .failure(ImportFault(path: path, reason: .damaged(""))) : .success(facts)
  }

  /// The samples of one file: grey as it is, anything else as RGB of 8 bits.
  static func image(at path: String) throws -> SampleImage {
    let image = try Vips.samples(of: [UInt8](try Data(contentsOf: URL(filePath: path))))
    switch (image.bands, image.bits) {
    case (1, _), (3, 8): return image
    // Transparency says nothing in a slice.
    case (2, _): return image.keeping(bands: 1)
    case (4, 8): return image.keeping(bands: 3)
    default: throw ImportFault(path: path, reason: .unfit)
    }
  }
}

extension SampleImage {
  /// The first `count` samples of each pixel.
  fileprivate func keeping(bands count: Int) -> SampleImage {
    let kept = (0..<width * height).flatMap { samples[$0 * bands..<$0 * bands + count] }
    return SampleImage(width: width, height: height, bands: count, bits: bits, samples: kept)
  }
}
