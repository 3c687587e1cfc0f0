import Testing

@Suite struct ImportReadingTests {
  @Test(arguments: [
    ("import Foundation", "Foundation"), ("@testable import Markdown", "Markdown"),
    ("  public import Casebook", "Casebook"), ("@_exported import CVips", "CVips"),
    ("@_spi(Testing) internal import struct Casebook.Case", "Casebook"), ("import func CCmark.cmark_parse", "CCmark"),
  ])
  func theModuleOfAnImportIsRead(line: String, module: String) {
    #expect(importedModule(line[...]) == module)
  }

  @Test(arguments: ["// import Foundation", "let important = 1", "important()", "/// import X"])
  func otherLinesImportNothing(line: String) {
    #expect(importedModule(line[...]) == nil)
  }
}
