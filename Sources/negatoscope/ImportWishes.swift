import ArgumentParser
import Casebook
import Publishing

extension ImportOptions {
  /// The import that these options ask for.
  func seriesImport(dayZero: String?) throws -> SeriesImport {
    var numbers: Set<Int> = []
    for part in (only ?? "").split(separator: ",") {
      guard let number = Int(part.filter { $0 != " " }), number > 0 else {
        throw ValidationError("--only: “\(part)” is not the number of a series")
      }
      numbers.insert(number)
    }
    let masks = try mask.map { text in
      let numbers = text.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
      guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers.allSatisfy({ (0...100).contains($0) }) else {
        throw ValidationError("--mask: “\(text)” is not left,top,width,height in percent, such as 0,0,30,8")
      }
      return Series.Mask(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
    return SeriesImport(
      content: content, slug: slug, name: series, only: numbers, masks: masks, dayZero: dayZero, replaces: replace,
      language: messageLanguage)
  }
}
