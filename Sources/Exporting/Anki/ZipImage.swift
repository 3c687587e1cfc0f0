import CZip

/// A zip archive made in memory. The only file that calls libzip.
///
/// The same files give the same bytes with the same versions of libzip and zlib: every file is of the first day that
/// the format knows.
struct ZipImage: Sendable {
  /// A file of the archive.
  struct File: Sendable {
    /// Its name.
    var name: String
    /// Its bytes.
    var bytes: [UInt8]
    /// Whether it is worth the work of making it smaller: a picture is small already.
    var isCompressed: Bool
  }

  /// What libzip says; a fault of ours.
  struct Fault: Error, Hashable {
    var message: String
  }

  /// The bytes of the archive.
  let bytes: [UInt8]

  /// Where `zip_source_seek` counts from, as C's `SEEK_SET` and `SEEK_END` say it.
  private static let (start, end): (Int32, Int32) = (0, 2)
  /// 1 January 1980, as MS-DOS wrote it.
  private static let firstDay: zip_uint16_t = 0x21

  /// An archive of these files, in their order.
  /// - Throws: `Fault`.
  init(_ files: [File]) throws(Fault) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let image = zip_source_buffer_create(nil, 0, 0, &error) else { throw Self.fault(&error) }
    defer { zip_source_free(image) }
    zip_source_keep(image)
    guard let archive = zip_open_from_source(image, ZIP_TRUNCATE, &error) else {
      zip_source_free(image)
      throw Self.fault(&error)
    }
    // libzip reads the files when the archive is closed: until then they stay where they are.
    let copies = files.map { file in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: file.bytes.count, alignment: 1)
      copy.copyBytes(from: file.bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    var isClosed = false
    defer { if !isClosed { zip_discard(archive) } }
    for (file, copy) in zip(files, copies) { try Self.add(file, UnsafeRawBufferPointer(copy), to: archive) }
    guard zip_close(archive) == 0 else { throw Self.fault(of: archive) }
    isClosed = true
    bytes = try Self.content(of: image)
  }

  /// Adds a file whose `bytes` are read when the archive is closed.
  private static func add(_ file: File, _ bytes: UnsafeRawBufferPointer, to archive: OpaquePointer) throws(Fault) {
    guard let source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0) else {
      throw fault(of: archive)
    }
    let index = zip_file_add(archive, file.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw fault(of: archive)
    }
    let place = zip_uint64_t(index)
    let method = file.isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    guard zip_set_file_compression(archive, place, method, 6) == 0,
      zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0
    else { throw fault(of: archive) }
  }

  private static func content(of image: OpaquePointer) throws(Fault) -> [UInt8] {
    guard zip_source_open(image) == 0 else { throw fault(zip_source_error(image)) }
    defer { zip_source_close(image) }
    guard zip_source_seek(image, 0, Self.end) == 0 else { throw fault(zip_source_error(image)) }
    let length = Int(zip_source_tell(image))
    guard length > 0, zip_source_seek(image, 0, Self.start) == 0 else { throw fault(zip_source_error(image)) }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      filled = max(0, Int(zip_source_read(image, buffer.baseAddress, zip_uint64_t(length))))
    }
    guard bytes.count == length else { throw fault(zip_source_error(image)) }
    return bytes
  }

  private static func fault(of archive: OpaquePointer) -> Fault {
    Fault(message: String(cString: zip_strerror(archive)))
  }

  private static func fault(_ error: UnsafeMutablePointer<zip_error_t>?) -> Fault {
    Fault(message: error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "")
  }
}
