import Testing

@testable import Casebook

/// Geometry, grey scale and masks of series, by exact vectors.
@Suite struct SeriesValues {
  @Test(arguments: [
    (PatientVector(1, 0, 0), "L"), (PatientVector(-1, 0, 0), "R"), (PatientVector(0, 1, 0), "P"),
    (PatientVector(0, -1, 0), "A"), (PatientVector(0, 0, 1), "H"), (PatientVector(0, 0, -1), "F"),
    (PatientVector(0, 0.5, -0.866), "FP"), (PatientVector(-0.6, -0.8, 0), "AR"), (PatientVector(0.2, 0, 0.98), "H"),
  ])
  func aDirectionIsToldByThePatientsLetters(direction: PatientVector, letters: String) {
    #expect(direction.letters == letters)
  }

  @Test(arguments: [
    (PatientVector(0, 0, 1), AnatomicalPlane.axial), (PatientVector(0, -1, 0), .coronal),
    (PatientVector(-1, 0, 0), .sagittal), (PatientVector(0, 0.4, 0.917), .axial),
    (PatientVector(0, 0.5, 0.866), .oblique),
  ])
  func aPlaneIsToldByItsNormal(normal: PatientVector, plane: AnatomicalPlane) {
    #expect(AnatomicalPlane(normal: normal) == plane)
  }

  /// DICOM PS3.3, C.11.2.1.2.1, with its note: the middle of a window is between the two levels about its centre.
  @Test(arguments: [(0, 0), (839, 0), (864, 0), (865, 1), (1064, 128), (1263, 255), (1264, 255), (4095, 255)])
  func aWindowIsTheLinearFunctionOfTheStandard(sample: Int, level: UInt8) {
    let scale = FrameRecipe.Grey(
      rescale: Series.Rescale(slope: 1, intercept: -1024), width: 400, center: 40, isInverted: false)
    #expect(scale.brightness(of: sample) == level)
    var inverted = scale
    inverted.isInverted = true
    #expect(inverted.brightness(of: sample) == 255 - level)
  }

  @Test func aWindowOfOneIsAThreshold() {
    let scale = FrameRecipe.Grey(rescale: Series.Rescale(), width: 1, center: 10, isInverted: false)
    #expect([8, 9, 10, 11].map(scale.brightness) == [0, 0, 255, 255])
  }

  @Test(arguments: [
    (Series.Mask(x: 0, y: 0, width: 30, height: 8), 0..<3, 0..<1),
    (Series.Mask(x: 95, y: 50, width: 50, height: 60), 9..<10, 5..<10),
    (Series.Mask(x: -20, y: 0, width: 10, height: 100), 0..<0, 0..<10),
    (Series.Mask(x: 33, y: 33, width: 1, height: 1), 3..<4, 3..<4),
  ])
  func aMaskCoversEachPixelThatItTouchesAndNoneOutside(mask: Series.Mask, columns: Range<Int>, rows: Range<Int>) {
    let pixels = mask.pixels(width: 10, height: 10)
    #expect(pixels.columns == columns && pixels.rows == rows)
  }

  @Test(arguments: [
    ("PARTIES MOLLES", "parties-molles"), ("Soft Tissue", "parties-molles"), ("BONE", "os"), ("Fenêtre os", "os"),
    ("LUNG", "poumon"), ("Dupont", nil), ("COSINUS", nil), ("", nil),
  ])
  func aWindowOfAScannerTakesAKnownNameOrNone(explanation: String, name: String?) {
    #expect(WindowName.meant(by: explanation) == name)
  }
}
