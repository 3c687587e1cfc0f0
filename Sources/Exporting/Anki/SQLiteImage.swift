import CSQLite

/// A database of SQLite made in memory, as the bytes of its file. The only file that calls SQLite.
///
/// The same statements give the same bytes with the same version of SQLite.
struct SQLiteImage: Sendable {
  /// A value of a row.
  enum Value: Hashable, Sendable {
    case integer(Int)
    case text(String)
  }

  /// What SQLite says; a fault of ours, since nothing here is of the author's making but values.
  struct Fault: Error, Hashable {
    var message: String
  }

  /// The bytes of the file.
  let bytes: [UInt8]

  /// A database of these tables, and of rows by table in their order.
  /// - Throws: `Fault`.
  init(creating tables: String, filling rows: [(table: String, values: [[Value]])]) throws(Fault) {
    var opened: OpaquePointer?
    guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let database = opened else {
      throw Fault(message: "no memory")
    }
    defer { sqlite3_close(database) }
    try Self.run(tables, in: database)
    try Self.run("BEGIN", in: database)
    for (table, values) in rows { try Self.insert(values, into: table, of: database) }
    try Self.run("COMMIT", in: database)
    var length: sqlite3_int64 = 0
    guard let image = sqlite3_serialize(database, "main", &length, 0) else { throw Fault(message: "no memory") }
    defer { sqlite3_free(image) }
    bytes = Array(UnsafeBufferPointer(start: image, count: Int(length)))
  }

  private static func check(_ code: Int32, _ database: OpaquePointer) throws(Fault) {
    if code != SQLITE_OK, code != SQLITE_DONE, code != SQLITE_ROW {
      throw Fault(message: String(cString: sqlite3_errmsg(database)))
    }
  }

  private static func run(_ statements: String, in database: OpaquePointer) throws(Fault) {
    try check(sqlite3_exec(database, statements, nil, nil, nil), database)
  }

  private static func insert(_ rows: [[Value]], into table: String, of database: OpaquePointer) throws(Fault) {
    guard let width = rows.first?.count else { return }
    let places = Array(repeating: "?", count: width).joined(separator: ",")
    var prepared: OpaquePointer?
    try check(sqlite3_prepare_v2(database, "INSERT INTO \(table) VALUES (\(places))", -1, &prepared, nil), database)
    defer { sqlite3_finalize(prepared) }
    for row in rows {
      for (index, value) in row.enumerated() {
        let place = Int32(index + 1)
        switch value {
        case .integer(let number): try check(sqlite3_bind_int64(prepared, place, Int64(number)), database)
        case .text(let text):
          let code = text.withCString { csqlite_bind_text(prepared, place, $0, Int32(text.utf8.count)) }
          try check(code, database)
        }
      }
      try check(sqlite3_step(prepared), database)
      try check(sqlite3_reset(prepared), database)
    }
  }
}
