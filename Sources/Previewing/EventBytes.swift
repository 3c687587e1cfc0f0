import FlyingSocks

/// A stream of events as the bytes of an answer that does not end.
struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let stream: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(base: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var base: AsyncStream<[UInt8]>.Iterator
    private var rest: ArraySlice<UInt8> = []

    init(base: AsyncStream<[UInt8]>.Iterator) { self.base = base }

    mutating func next() async throws -> UInt8? {
      if rest.isEmpty { rest = (await base.next() ?? [])[...] }
      return rest.popFirst()
    }

    /// What is there, whatever count is suggested: an event is never held back.
    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? { await base.next() }
  }
}
