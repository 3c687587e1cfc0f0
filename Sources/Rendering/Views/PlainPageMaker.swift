import Casebook
import Diagnostics
import Markdown

/// Makes the pages of the texts of one language that are not cases: plain pages, collections, the glossary.
struct PlainPageMaker {
  var frames: FrameMaker
  var language: Language

  private var site: Site { frames.site }
  private var words: Words { frames.theme.words(language) }
  private var home: Crumb { Crumb(title: words[.navHome], address: site.addresses.home(language)) }

  var views: [PageView] {
    let collections = site.pages(.collection, in: language)
    return site.pages(.page, in: language).map { page in
      view(of: page, .page, page.title ?? page.slug) { title, context in
        .text(TextView(title: title, content: .parts(page.parts, context)))
      }
    } + (collections.isEmpty ? [] : [list(of: collections)]) + collections.map(collection)
      + site.pages(.glossary, in: language).map { page in
        view(of: page, .glossary, page.title ?? words[.glossaryTitle]) { title, context in
          .glossary(GlossaryView(title: title, summary: page.summary, page: page, context: context))
        }
      }
  }

  private func view(
    of page: PlainPage, _ kind: PageFrame.Kind, _ title: String, images: [ImageJob] = [],
    _ content: (String, WritingContext) -> PageView.Content
  ) -> PageView {
    let address = site.addresses.plainPage(page.kind, page.slug, language)
    return PageView(
      address: address, images: page.figures.flatMap { site.images[$0.path]?.pageJobs ?? [] } + images,
      frame: frames.frame(
        kind, at: address, language, title: title, description: page.summary ?? title,
        translations: { language in
          site.pages(page.kind, in: language).first { $0.slug == page.slug || page.kind == .glossary }.map {
            site.addresses.plainPage(page.kind, $0.slug, language)
          }
        }), content: content(title, ContextMaker(site: site).context(of: page, at: address)))
  }

  private func collection(_ page: PlainPage) -> PageView {
    let title = page.title ?? page.slug
    var number = 0
    let pieces = page.parts.flatMap { part -> [CollectionView.Piece] in
      guard case .blocks(let blocks) = part else { return [.text([part])] }
      return blocks.map { block in
        guard let entries = block.collectionEntries else { return .text([.blocks([block])]) }
        return .cases(
          entries.compactMap { entry in
            guard let card = card(entry, of: page) else { return nil }
            number += 1
            return CollectionView.Entry(number: number, card: card, note: entry.note, more: entry.more)
          })
      }
    }
    let crumbs = [
      home, Crumb(title: words[.collectionsTitle], address: site.addresses.collections(language)), Crumb(title: title),
    ]
    let cards = pieces.flatMap(\.cards)
    return view(of: page, .collection, title, images: cards.flatMap { $0.image?.cardJobs ?? [] }) { title, context in
      .collection(
        CollectionView(crumbs: crumbs, title: title, summary: page.summary, pieces: pieces, context: context))
    }
  }

  /// The card of the case to which an entry leads, called as the author calls it. A link that leads to no published
  /// case is a fault, told elsewhere.
  private func card(_ entry: CollectionEntry, of page: PlainPage) -> CaseCard? {
    guard let file = site.file(of: entry.destination, from: page.file), var card = frames.card(of: file) else {
      return nil
    }
    let label = entry.label.plainText.trimmed
    if !label.isEmpty { card.title = label }
    // What the author says of it here stands in its summary's place.
    if !entry.note.plainText.trimmed.isEmpty { card.summary = nil }
    return card
  }

  private func list(of collections: [PlainPage]) -> PageView {
    let address = site.addresses.collections(language)
    let title = words[.collectionsTitle]
    return PageView(
      address: address, images: [],
      frame: frames.frame(
        .index, at: address, language, title: title, description: words[.collectionsDescription],
        translations: { site.pages(.collection, in: $0).isEmpty ? nil : site.addresses.collections($0) }),
      content: .collectionList(
        CollectionListView(
          crumbs: [home, Crumb(title: title)], title: title, address: address,
          items: CollectionListView.items(of: collections, in: site))))
  }
}
