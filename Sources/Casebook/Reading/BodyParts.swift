/// The parts of a body as they come: those before the first section, then those of each.
struct BodyParts {
  private(set) var introduction: [Part] = []
  private(set) var sections: [Section] = []

  mutating func begin(_ section: Section) { sections.append(section) }

  /// Adds to the section that is open; blocks join those before them.
  mutating func append(_ part: Part) {
    change { parts in
      if case .blocks(let new) = part, case .blocks(var last)? = parts.last {
        // Taken out first, so that it grows in place and is not copied for each block.
        parts.removeLast()
        last += new
        parts.append(.blocks(last))
      } else {
        parts.append(part)
      }
    }
  }

  /// Replaces the last part of the open section for which `change` gives another one.
  mutating func changeLast(_ other: (Part) -> Part?) {
    change { parts in
      for index in parts.indices.reversed() {
        guard let new = other(parts[index]) else { continue }
        parts[index] = new
        return
      }
    }
  }

  private mutating func change(_ change: (inout [Part]) -> Void) {
    if sections.isEmpty { change(&introduction) } else { change(&sections[sections.count - 1].parts) }
  }
}
