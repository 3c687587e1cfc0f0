import Diagnostics
import Foundation
import Markdown

/// Finds the images of a file, numbers and names them.
struct FigureReader {
  private static let keys = ["id", "modality", "modalité", "date"]

  private let source: SourceText
  private var scalars: LineScalars
  private(set) var figures: [Figure] = []
  private var numbered = 0
  /// Where each numbered figure's short name was given first.
  private var names: [String: SourceSpan] = [:]
  /// Where the comments that were read stand.
  private(set) var comments: Set<SourcePosition> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) {
    self.source = source
    scalars = LineScalars(source)
  }

  /// Takes the images of `blocks`, in reading order.
  mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let inlines): read(inlines, isGallery: inlines.isGallery)
      case .heading(_, let inlines): read(inlines, isGallery: false)
      case .blockQuote(let inner): read(inner)
      case .list(let list): for item in list.items { read(item.blocks) }
      case .table(let table): for cell in table.heading + table.rows.flatMap({ $0 }) { read(cell, isGallery: false) }
      case .thematicBreak, .codeBlock, .html: break
      }
    }
  }

  private mutating func read(_ inlines: [Inline], isGallery: Bool) {
    for (index, inline) in inlines.enumerated() {
      switch inline.kind {
      case .image(let destination, let title, let inner):
        let following = inlines[(index + 1)...].first { !$0.isBlank }
        add(inline, destination, title, inner, isGallery: isGallery, comment: following)
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner): read(inner, isGallery: false)
      default: break
      }
    }
  }

  private mutating func add(
    _ image: Inline, _ destination: String, _ title: String, _ inner: [Inline], isGallery: Bool, comment: Inline?
  ) {
    let destinationSpan = scalars.destinationSpan(in: image.span)
    guard let path = path(destination, at: destinationSpan) else { return }
    var figure = Figure(
      number: nil, shortName: (path.split(separator: "/").last.map(String.init) ?? path).withoutExtension.slug,
      path: path,
      destination: destination, alternative: inner.plainText, caption: title, span: image.span,
      destinationSpan: destinationSpan)
    figure.isSeries = isFolder(destination)
    if isGallery {
      numbered += 1
      figure.number = numbered
    }
    if figure.isSeries, !isGallery { diagnostics.append(Diagnostic(.seriesInLine, at: image.span)) }
    var nameSpan = destinationSpan
    if case .html(let html)? = comment?.kind, let comment, let read = Comment(html: html, at: comment.span) {
      comments.insert(comment.span.start)
      var seen: Set<String> = []
      diagnostics += read.unknownKeys(among: Self.keys) + read.slips(among: Self.keys, seen: &seen)
      for entry in read.entries {
        switch entry.key.folded {
        case "id":
          nameSpan = entry.valueSpan
          if entry.value.slug == entry.value, !entry.value.isEmpty {
            figure.shortName = entry.value
          } else {
            diagnostics.append(entry.malformedID(insteadOf: figure.shortName))
          }
        case "modality", "modalite": figure.modality = entry.value
        case "date":
          figure.date = entry.value
          if entry.value.wholeMatch(of: /J\s*[-−–+]?\s*\d{1,5}|\d{4}/) == nil {
            diagnostics.append(Diagnostic(.figureDate, at: entry.valueSpan, ["date": entry.value]))
          }
        default: break
        }
      }
    }
    if figure.number != nil, let first = names[figure.shortName] {
      diagnostics.append(
        Diagnostic(
          .repeatedFigure, at: nameSpan, ["name": figure.shortName],
          notes: [
            Diagnostic.Note(Wording(fr: "première figure de ce nom", en: "first figure of this name"), at: first)
          ]))
      figure.shortName += "-\(figure.number ?? 0)"
    }
    if figure.number != nil, names[figure.shortName] == nil { names[figure.shortName] = figure.span }
    figures.append(figure)
  }

  /// An address as it can be shown: a picture pasted as `data:` is as long as a book.
  private static func shortened(_ address: String) -> String {
    address.utf8.count > 100 ? address.prefix(60) + "…" : address
  }

  /// Whether an address names a folder, and so a series.
  private func isFolder(_ destination: String) -> Bool {
    (destination.removingPercentEncoding ?? destination).hasSuffix("/")
  }

  /// The file that `destination` names; nil, and told, for an address that no image may have.
  private mutating func path(_ destination: String, at span: SourceSpan) -> String? {
    if destination.allSatisfy(\.isWhitespace) {
      diagnostics.append(Diagnostic(.emptyAddress, at: span))
      return nil
    }
    if Site.scheme(of: destination) != nil {
      diagnostics.append(Diagnostic(.outsideImage, at: span, ["address": Self.shortened(destination)]))
      return nil
    }
    let written = destination.removingPercentEncoding ?? destination
    if written.contains("\\") {
      let corrected = destination.replacing("\\", with: "/").replacing("%5C", with: "/")
      diagnostics.append(
        Diagnostic(
          .backslash, at: span, ["address": destination, "corrected": corrected],
          fix: span.start.line == span.end.line ? Fix(span, corrected) : nil))
      return nil
    }
    guard !written.isEmpty, let path = ContentPath.resolve(written, from: source.file),
      path.hasPrefix(ContentPath.folder(of: source.file) + "/")
    else {
      diagnostics.append(Diagnostic(.imageOutside, at: span, ["address": destination]))
      return nil
    }
    return path
  }
}

extension [Inline] {
  /// Whether a paragraph holds images, and beside them nothing but spaces and comments.
  public var isGallery: Bool {
    var hasImage = false
    for inline in self {
      switch inline.kind {
      case .image: hasImage = true
      case .html(let html): if Comment(html: html, at: inline.span) == nil { return false }
      default: if !inline.isBlank { return false }
      }
    }
    return hasImage
  }
}

extension [Inline] {
  /// The pieces of each line.
  public var lines: [[Inline]] {
    split(omittingEmptySubsequences: true) { inline in
      switch inline.kind {
      case .softBreak, .lineBreak: true
      default: false
      }
    }.map(Array.init)
  }
}

extension Inline {
  /// Whether it is nothing but space.
  var isBlank: Bool {
    switch kind {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}

extension String {
  /// Without the last `.` and what follows it.
  var withoutExtension: String {
    lastIndex(of: ".").map { $0 == startIndex ? self : String(self[..<$0]) } ?? self
  }
}
