import CDicom

/// DCMTK, started once for the whole process; the only file that calls it.
///
/// A value of this type is a file that is open: used by one thread, closed when it ends.
struct DicomFile: ~Copyable {
  /// Why a file was not read.
  enum Fault: Error, Hashable, Sendable {
    /// Not DICOM, or cut short in its head.
    case unreadable
    /// No picture in it: a report, a plan.
    case noImage
    /// A picture that no decoder here reads; `reason` is technical, in English.
    case unsupported(reason: String)
    /// A picture that cannot be read to its end.
    case damaged(reason: String)
  }

  /// More pixels a frame, frames a file, or rows and columns than these are not believed.
  private static let mostPixels = ImageProbe.pixelLimit
  private static let mostFrames = 20_000

  /// The codecs are registered by whoever asks first, before any file is open.
  private static let isRunning: Bool = {
    cdicom_start()
    return true
  }()

  private let handle: OpaquePointer
  let head: DicomHead

  /// Opens a file and reads its head.
  init(path: String) throws(Fault) {
    guard Self.isRunning else { throw .unreadable }
    var opened: OpaquePointer?
    var facts = cdicom_facts()
    guard cdicom_open(path, &opened, &facts) == CDICOM_OK, let opened else { throw .unreadable }
    handle = opened
    head = DicomHead(facts)
  }

  deinit { cdicom_close(handle) }

  /// Whether the head announces a picture that can be asked for.
  func check() throws(Fault) {
    guard head.hasPixels, head.rows > 0, head.columns > 0 else { throw .noImage }
    guard head.rows * head.columns <= Self.mostPixels, (1...Self.mostFrames).contains(head.frames) else {
      throw .unsupported(reason: "more pixels or frames than are read")
    }
  }

  /// What the head says of each frame.
  func frames() throws(Fault) -> [DicomFrame] {
    try check()
    var frames = (0..<Int32(head.frames)).map { index in
      var frame = cdicom_frame()
      cdicom_read_frame(handle, index, &frame)
      return DicomFrame(frame)
    }
    // The one position of a file of many frames is that of the first, or of a film: it orders nothing.
    if frames.count > 1, Set(frames.map(\.position)).count == 1 {
      for index in frames.indices { frames[index].position = nil }
    }
    return frames
  }

  /// The stored samples of a frame of grey, from 0: `rows * columns`, row by row.
  func grey(frame: Int) throws(Fault) -> [Int32] {
    try check()
    var status = CDICOM_OK
    var message = [CChar](repeating: 0, count: 128)
    let samples = [Int32](unsafeUninitializedCapacity: head.rows * head.columns) { buffer, count in
      status = cdicom_read_grey(handle, Int32(frame), buffer.baseAddress, &message)
      count = status == CDICOM_OK ? head.rows * head.columns : 0
    }
    try Self.told(status, message)
    return samples
  }

  /// A frame in colour, from 0: RGB of 8 bits, `3 * rows * columns`.
  func colour(frame: Int) throws(Fault) -> [UInt8] {
    try check()
    var status = CDICOM_OK
    var message = [CChar](repeating: 0, count: 128)
    let bytes = [UInt8](unsafeUninitializedCapacity: 3 * head.rows * head.columns) { buffer, count in
      status = cdicom_read_colour(handle, Int32(frame), buffer.baseAddress, &message)
      count = status == CDICOM_OK ? 3 * head.rows * head.columns : 0
    }
    try Self.told(status, message)
    return bytes
  }

  private static func told(_ status: cdicom_status, _ message: [CChar]) throws(Fault) {
    let reason = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch status {
    case CDICOM_OK: return
    case CDICOM_UNREADABLE: throw .unreadable
    case CDICOM_NO_IMAGE: throw .noImage
    case CDICOM_UNSUPPORTED: throw .unsupported(reason: reason)
    default: throw .damaged(reason: reason)
    }
  }
}
