import Casebook
import Rendering

/// The picture of a question of zones, for a place that shows one picture: of a series, the slice in the middle of those
/// on which its zones are right. Zones that share no slice stand on several.
struct ZonePicture: Hashable, Sendable {
  /// The picture.
  var form: PublishedImage.Form
  /// Of a series, its number from 1.
  var slice: Int?
  /// The zones to hit, as places in the options of the question.
  var options: [Int]

  /// The pictures of a question, no larger than so many pixels.
  static func all(
    of exported: ExportedQuestion, within width: Int, _ height: Int, encoder: String
  ) -> [ZonePicture] {
    let options = exported.question.options
    let right = options.indices.filter { options[$0].isRight && options[$0].zone != nil }
    switch exported.picture {
    case nil: return []
    case .still(let image):
      return [ZonePicture(form: image.form(within: width, height, encoder: encoder), slice: nil, options: right)]
    case .series(let series):
      var groups: [(shared: ClosedRange<Int>, options: [Int])] = []
      for index in right {
        let slices = options[index].zone?.slices ?? series.key...series.key
        if let at = groups.firstIndex(where: { $0.shared.overlaps(slices) }) {
          groups[at].shared = groups[at].shared.clamped(to: slices)
          groups[at].options.append(index)
        } else {
          groups.append((slices, [index]))
        }
      }
      return groups.map { group in
        let slice = (group.shared.lowerBound + group.shared.upperBound) / 2
        return ZonePicture(
          form: series.frame(slice, within: width, height, encoder: encoder), slice: slice, options: group.options)
      }
    }
  }
}
