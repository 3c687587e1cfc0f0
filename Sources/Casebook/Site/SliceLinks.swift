import Diagnostics

/// Links to slices: `#scanner/34/os`, `#scanner/jonction`.
extension Site {
  /// Where `rest`, what follows the first `/` of an anchor, leads in the series that `name` names.
  func slice(
    _ rest: String, of name: String, in places: LinkPlaces, _ origin: LinkOrigin, _ isOwn: Bool
  ) -> LinkTarget {
    let found = (places.byName[name] ?? places.byName[name.slug] ?? []).filter { $0.series != nil }
    guard let place = found.first, let home = place.series, let owner = places.owner else {
      let names = places.byName.filter { $0.value.contains { $0.series != nil } }.keys.sorted()
      let nearest = NearestName.of(name, among: names).map { "\($0)/\(rest)" }
      return .broken(.noAnchor("\(name)/\(rest)", nearest: nearest))
    }
    // A series that cannot be shown has its own fault.
    guard let published = series[home.folder] else {
      return .inside(
        (isOwn ? origin.page : addresses.page(owner.disclosure.pages[0], of: places.slug, places.language)).at(
          place.anchor), place.label)
    }
    let parts = rest.split(separator: "/", maxSplits: 1).map(String.init)
    let series = published.series
    let mark = parts.first.flatMap { name in series.marks.first { $0.name == name } }
    guard let first = parts.first, let slice = mark?.slice ?? Int(first) else {
      let nearest = NearestName.of(parts.first ?? "", among: series.marks.map(\.name)).map { "\(name)/\($0)" }
      return .broken(.noAnchor("\(name)/\(rest)", nearest: nearest))
    }
    guard (1...published.frames.count).contains(slice) else {
      return .broken(.noSlice(first, count: published.frames.count))
    }
    let window = parts.count == 2 ? parts[1] : mark?.window
    if let window, !published.windows.contains(where: { $0.name == window }) {
      return .broken(.noWindow(window, choices: published.windows.map(\.name)))
    }
    let front = addresses.page(owner.disclosure.pages[0], of: places.slug, places.language)
    let step = Disclosure.Item.step(owner.disclosure.step(at: place.position))
    guard isOwn || owner.disclosure.tells(step, at: .elsewhere) else { return .inside(front, .title(places.title)) }
    return .slice(
      SliceLink(
        figure: (isOwn ? origin.page : front).at(place.anchor),
        sheet: addresses.sheet(of: home.name, in: places.slug, places.language).at("slice-\(slice)"),
        series: home.name, slice: slice, window: window, mark: mark?.name), place.label)
  }
}
