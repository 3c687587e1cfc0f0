import Casebook

/// Makes of a group of frames what is kept of it: a few numbers and words of our own, none copied from a text of the file.
struct DraftMaker {
  var group: FrameGroup
  /// Between what the stored samples lie.
  var range: SampleRange

  /// The modalities that are told (PS3.3, C.7.3.1.1.1), and what a series of each is called. Any other is left out.
  static let modalities = [
    "CT": "tdm", "MR": "irm", "PT": "tep", "NM": "scintigraphie", "US": "echographie", "CR": "radio", "DX": "radio",
    "RG": "radio", "RF": "scopie", "XA": "angio", "MG": "mammo", "IO": "dentaire", "PX": "panoramique",
  ]

  /// Body parts (PS3.16, annex L) from whose volumes a face could be rendered.
  private static let facialParts = [
    "HEAD", "NECK", "SKULL", "BRAIN", "FACE", "SINUS", "ORBIT", "JAW", "CSPINE", "CTSPINE", "TMJ", "EAR", "IAC",
    "MANDIBLE", "MAXILLA", "NASAL", "PITUITARY", "CERVICAL", "WHOLEBODY",
  ]

  /// The series, or why it cannot be written.
  var draft: Result<SeriesDraft, ImportFault> {
    guard let first = group.frames.first else { return .failure(ImportFault(path: "", reason: .noImage)) }
    let head = first.head
    guard let scale = scale else { return .failure(ImportFault(path: first.path, reason: .tooWide)) }
    var series = Series(file: "")
    series.slices = group.frames.count
    series.modality = Self.modalities[head.modality] == nil ? nil : head.modality
    series.isInverted = head.photometric == "MONOCHROME1"
    series.spacing = first.frame.spacing
    series.thickness = first.frame.thickness
    series.geometry = geometry
    series.plane = series.geometry?.plane
    if head.isGrey {
      series.rescales = rescales(scale, head)
      let isHounsfield = head.modality == "CT" && ["", "HU"].contains(head.rescaleType) && !head.hasModalityTable
      series.unit = isHounsfield && head.bitsAllocated > 8 ? "HU" : nil
      series.windows = windows(series.rescales)
    }
    series.risks = risks(head)
    let isDeep = head.isGrey && (range.highest - range.lowest > 255 || range.highest > 255)
    return .success(
      SeriesDraft(
        series: series, usualName: Self.modalities[head.modality] ?? "serie", size: (head.columns, head.rows),
        remarks: remarks(series, head), files: Set(group.frames.map(\.path)).count, offset: scale.offset,
        divisor: scale.divisor,
        bits: head.isGrey ? (isDeep ? 16 : 8) : 24, source: .dicom(group.frames)))
  }

  /// What is added to each stored sample, and what the sum is divided by, so that it fits into 16 bits; nil where it
  /// cannot without loss.
  private var scale: (offset: Int, divisor: Int)? {
    let offset = range.lowest < 0 ? -range.lowest : 0
    if range.highest + offset <= 65_535 { return (offset, 1) }
    let divisor = max(range.divisor, 1)
    return (range.highest - range.lowest) / divisor <= 65_535 ? (-range.lowest, divisor) : nil
  }

  private var geometry: SeriesGeometry? {
    guard let first = group.frames.first?.frame, let row = first.row, let column = first.column else { return nil }
    let positions = group.frames.compactMap(\.frame.position)
    guard positions.count == group.frames.count, let origin = positions.first else { return nil }
    return SeriesGeometry(
      row: row, column: column, positions: group.step == nil ? positions : [origin], step: group.step)
  }

  /// From the written sample, which is never negative, to the value.
  private func rescales(_ scale: (offset: Int, divisor: Int), _ head: DicomHead) -> [Series.Rescale] {
    let all = group.frames.map { found in
      let stored = head.hasModalityTable ? Series.Rescale() : found.frame.rescale
      return Series.Rescale(
        slope: stored.slope * Double(scale.divisor),
        intercept: stored.intercept - stored.slope * Double(scale.offset))
    }
    return Set(all).count == 1 ? [all[0]] : all
  }

  /// The windows of the first frame under known names; one over all values where there is none.
  private func windows(_ rescales: [Series.Rescale]) -> [Series.Window] {
    var windows: [Series.Window] = []
    for window in group.frames.first?.frame.windows ?? [] {
      guard !windows.contains(where: { $0.width == window.width && $0.center == window.center }) else { continue }
      var name = window.name ?? (windows.isEmpty ? "origine" : "origine-\(windows.count + 1)")
      if windows.contains(where: { $0.name == name }) { name += "-\(windows.count + 1)" }
      windows.append(Series.Window(name: name, width: window.width, center: window.center))
    }
    guard windows.isEmpty, let rescale = rescales.first, let scale else { return windows }
    let ends = [range.lowest, range.highest].map {
      Double(($0 + scale.offset) / scale.divisor) * rescale.slope + rescale.intercept
    }
    let width = max(1, abs(ends[1] - ends[0]))
    return [Series.Window(name: "origine", width: width, center: (ends[0] + ends[1]) / 2)]
  }

  private func risks(_ head: DicomHead) -> [Series.Risk] {
    var risks: [Series.Risk] = []
    // Secondary captures (PS3.4, B.5) are pictures of a screen: a name may stand in them.
    let isCapture = head.sopClass.hasPrefix("1.2.840.10008.5.1.4.1.1.7") || head.imageType.first == "SCREENSHOT"
    let isUltrasound = head.modality == "US" || head.modality == "IVUS"
    if head.burnedIn.uppercased().hasPrefix("Y") || isCapture || isUltrasound || !head.isGrey {
      risks.append(.burnedIn)
    }
    let isVolume = ["CT", "MR", "PT"].contains(head.modality) && group.frames.count >= 16 && geometry != nil
    let mayShowFace = head.bodyPart.isEmpty || Self.facialParts.contains { head.bodyPart.contains($0) }
    if isVolume, mayShowFace { risks.append(.face) }
    return risks
  }

  private func remarks(_ series: Series, _ head: DicomHead) -> [SeriesDraft.Remark] {
    var remarks: [SeriesDraft.Remark] = group.gaps.map { .gap(after: $0.after, ratio: $0.ratio) }
    if group.doubles > 0 { remarks.append(.doubles(count: group.doubles)) }
    if head.imageType.contains("LOCALIZER") { remarks.append(.scout) }
    if series.geometry == nil {
      remarks.append(.noGeometry)
    } else if group.step == nil, group.frames.count > 1 {
      remarks.append(.irregular)
    }
    if series.spacing == nil { remarks.append(.noSpacing) }
    if group.frames.contains(where: \.head.hasOverlay) { remarks.append(.overlays) }
    if head.hasModalityTable { remarks.append(.modalityTable) }
    if group.frames.contains(where: \.head.isLossy) { remarks.append(.lossy) }
    return remarks
  }
}
