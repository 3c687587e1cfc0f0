import Casebook

/// A step of the way from the home page to where one is; the last has no address.
struct Crumb: Hashable, Sendable {
  var title: String
  var address: Address?

  /// What the template `crumbs` may name.
  static let shape: TemplateShape = .list(["title": .text, "href": .text])

  static func value(_ crumbs: [Crumb], on page: Address) -> TemplateValue {
    .list(crumbs.map { ["title": .text($0.title), "href": .text($0.address?.link(from: page))] })
  }
}
