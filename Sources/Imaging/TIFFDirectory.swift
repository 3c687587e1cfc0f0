/// The first image file directory of a TIFF 6.0 (section 2), which is also how EXIF is written.
struct TIFFDirectory {
  /// Tags that are read, by their names in TIFF 6.0, EXIF and DNG.
  enum Tag: Int {
    case orientation = 274
    case stripOffsets = 273
    case stripByteCounts = 279
    case tileOffsets = 324
    case tileByteCounts = 325
    case dngVersion = 50706
  }

  private struct Entry {
    var type: Int
    var count: Int
    var valueOffset: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let order: ByteOrder
  private let entries: [Int: Entry]

  /// Reads the directory; nil where there is none, or where it reaches outside of `bytes`.
  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    if bytes.has([0x49, 0x49, 0x2A, 0x00] as [UInt8], at: start) {
      order = .littleEndian
    } else if bytes.has([0x4D, 0x4D, 0x00, 0x2A] as [UInt8], at: start) {
      order = .bigEndian
    } else {
      return nil
    }
    guard let offset = bytes.number(4, at: start + 4, order), let count = bytes.number(2, at: start + offset, order),
      start + offset + 2 + count * 12 <= bytes.endIndex
    else { return nil }
    var entries: [Int: Entry] = [:]
    for index in 0..<count {
      let entry = start + offset + 2 + index * 12
      guard let tag = bytes.number(2, at: entry, order), let type = bytes.number(2, at: entry + 2, order),
        let count = bytes.number(4, at: entry + 4, order)
      else { return nil }
      if entries[tag] == nil { entries[tag] = Entry(type: type, count: count, valueOffset: entry + 8) }
    }
    (self.bytes, self.entries) = (bytes, entries)
  }

  /// Whether the directory has this tag.
  func has(_ tag: Tag) -> Bool { entries[tag.rawValue] != nil }

  /// The values of a tag of type SHORT or LONG; nil where it is absent, of another type, or reaches outside.
  func values(_ tag: Tag) -> [Int]? {
    guard let entry = entries[tag.rawValue], entry.type == 3 || entry.type == 4 else { return nil }
    let size = entry.type == 3 ? 2 : 4
    var start = entry.valueOffset
    if entry.count * size > 4 {
      guard let offset = bytes.number(4, at: start, order) else { return nil }
      start = bytes.startIndex + offset
    }
    guard entry.count > 0, entry.count * size <= bytes.endIndex - start else { return nil }
    return (0..<entry.count).compactMap { bytes.number(size, at: start + $0 * size, order) }
  }

  /// How the picture is to be turned, 1 to 8 (EXIF 2.32, 4.6.4); 1 where the tag is absent or means nothing.
  var orientation: Int {
    guard let value = values(.orientation)?.first, 1...8 ~= value else { return 1 }
    return value
  }

  /// Whether the directory names strips or tiles, and all lie inside of the file.
  var holdsItsPixels: Bool {
    let pairs: [(Tag, Tag)] = [(.stripOffsets, .stripByteCounts), (.tileOffsets, .tileByteCounts)]
    for (offsetTag, countTag) in pairs where has(offsetTag) {
      guard let offsets = values(offsetTag) else { return false }
      // TIFF 5 writers left out the counts of a single strip.
      guard has(countTag) else { return offsets.allSatisfy { $0 < bytes.count } }
      guard let counts = values(countTag), counts.count == offsets.count else { return false }
      return zip(offsets, counts).allSatisfy { $0 + $1 <= bytes.count }
    }
    return false
  }
}
