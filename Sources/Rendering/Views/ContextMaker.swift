import Casebook
import Diagnostics
import Markdown

/// Gathers what the writers need of a site to write one file's content on one page.
struct ContextMaker {
  var site: Site

  /// The context of a plain page.
  func context(of page: PlainPage, at address: Address) -> WritingContext {
    context(page.parts, page.figures, file: page.file, on: address, from: address) { _ in true
    }
  }

  /// The context in which a case's content is written on `address`. Links of the case to itself lead to its page
  /// `own`. Where only `told` steps may be named, links to later ones lose their address. Text that leaves the site
  /// stands `apart`.
  func context(
    of one: Case, on address: Address, own: CasePage, told: Int? = nil, apart: Apart? = nil
  ) -> WritingContext {
    let disclosure = Disclosure(of: one)
    let parts = one.introduction + one.sections.flatMap { [.heading($0.heading)] + $0.parts }
    let steps = Self.steps(parts, one.figures, disclosure)
    let origin = site.addresses.page(own, of: one.slug, one.language)
    var context = context(parts, one.figures, file: one.file, on: address, from: origin, apart) { anchor in
      told.map { (steps[anchor] ?? 0) <= $0 } ?? true
    }
    context.caseID = one.head.id
    context.scale = site.marking(of: one)
    func link(_ target: Address) -> String { apart.map { $0.link(to: target) ?? "" } ?? target.link(from: address) }
    for figure in one.figures where figure.isSeries {
      context.figures[figure.span]?.series = site.series[figure.path].map { published in
        PlacedSeries(
          published: published,
          sheet: link(site.addresses.sheet(of: figure.shortName, in: one.slug, one.language)),
          data: link(site.addresses.seriesData(of: figure.shortName, for: own, of: one.slug, one.language)))
      }
    }
    return context
  }

  private func context(
    _ parts: [Part], _ figures: [Figure], file: String, on address: Address, from own: Address, _ apart: Apart? = nil,
    tells: (String) -> Bool
  ) -> WritingContext {
    var context = WritingContext(page: address, apart: apart)
    func inside(_ target: Address, _ label: LinkLabel) -> ResolvedLink {
      guard let apart else { return .inside(href: target.link(from: address), label: label) }
      return apart.link(to: target).map { .inside(href: $0, label: label) } ?? .later(label: label)
    }
    let origin = LinkOrigin(file: file, page: own)
    for destination in ContentWalk.destinations(of: parts) {
      context.links[destination] =
        switch site.target(of: destination, from: origin) {
        case .outside(let outside): .outside(outside)
        case .broken: .broken
        case .inside(let target, let label):
          if target.path == own.path, let anchor = target.fragment, !tells(anchor) {
            .later(label: label.isTitle ? nil : label)
          } else {
            inside(target, label)
          }
        case .slice(let slice, let label):
          if slice.figure.path == own.path, let anchor = slice.figure.fragment, !tells(anchor) {
            .later(label: label.isTitle ? nil : label)
          } else if apart != nil {
            inside(slice.sheet, label)
          } else {
            .slice(
              slice, href: slice.sheet.link(from: address), isHere: slice.figure.path == address.path, label: label)
          }
        }
    }
    let first = figures.first { $0.number != nil }?.span
    let shown = Dictionary(grouping: figures, by: \.path)
    for figure in figures {
      context.figures[figure.span] = PlacedFigure(
        figure: figure, image: site.images[figure.path], isFirst: figure.span == first,
        isRepeated: (shown[figure.path]?.count ?? 0) > 1)
    }
    let tables = ContentWalk.blocks(of: parts).filter { if case .table = $0.kind { true } else { false } }
    for (index, table) in tables.enumerated() { context.tables[table.span] = index + 1 }
    for case .references(let references) in parts {
      for reference in references where tells(reference.anchor) {
        let target = own.at(reference.anchor)
        context.references[reference.number] = apart.map { $0.link(to: target) } ?? target.link(from: address)
      }
    }
    return context
  }

  /// In which step each element that can be linked to is told.
  private static func steps(_ parts: [Part], _ figures: [Figure], _ disclosure: Disclosure) -> [String: Int] {
    var steps: [String: Int] = [:]
    for part in parts {
      switch part {
      case .heading(let heading): steps[heading.anchor] = disclosure.step(at: heading.span.start)
      case .question(let question): steps[question.anchor] = disclosure.step(at: question.span.start)
      case .progressive(let progressive):
        steps[progressive.anchor] = disclosure.step(at: progressive.span.start)
      case .references(let references):
        for reference in references { steps[reference.anchor] = disclosure.step(at: reference.span.start) }
      case .blocks: break
      }
    }
    for figure in figures { steps[figure.anchor] = disclosure.step(at: figure.span.start) }
    return steps
  }
}

extension LinkLabel {
  fileprivate var isTitle: Bool {
    if case .title = self { true } else { false }
  }
}
