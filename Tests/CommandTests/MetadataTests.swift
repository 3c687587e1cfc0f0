import Foundation
import TestSupport
import Testing

/// What cameras, workstations and viewers leave in image files, planted with exiftool in real files.
@Suite struct Metadata {
  private static let needles = ["DUPONT", "Jeanne", "48.6", "SECRET", "ServiceXYZ"]

  @Test func nothingThatWasPlantedInAnImageReachesOutput() throws {
    try withTemporaryFolder { folder in
      let content = folder.appending(path: "Content")
      let images = content.appending(path: "cases/a/images")
      try write(
        [
          "site.yml": "format: 1\ntitle: T\ndemonstration: true\n",
          "cases/a/case.md": """
          ---
          id: a
          title: Un cas
          date: 2026-01-02
          authors: [A]
          status: published
          attestation: { images: phantom }
          ---

          ![Un](images/un.png)
          ![Deux](images/deux.jpg)
          ![Trois](images/trois.webp)
          ![Quatre](images/quatre.tif)
          ![Cinq](images/cinq.jpg)
          """,
        ], into: content)
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      let source = Site.named("bilingual/cases/gonalgie/images/genou.png").path
      func file(_ name: String) -> String { images.appending(path: name).path }
      for name in ["deux.jpg", "trois.webp", "quatre.tif"] {
        #expect(try TestSupport.run("vips", ["copy", source, file(name)]).status == 0)
      }
      #expect(try TestSupport.run("vips", ["resize", source, file("cinq.jpg"), "4"]).status == 0)
      try FileManager.default.copyItem(atPath: source, toPath: file("un.png"))
      let thumbnail = folder.appending(path: "SECRET-thumb.jpg").path
      #expect(try TestSupport.run("vips", ["resize", source, thumbnail, "0.1"]).status == 0)
      for name in ["un.png", "deux.jpg", "trois.webp", "quatre.tif", "cinq.jpg"] {
        let planted = try TestSupport.run(
          "exiftool",
          [
            "-q", "-overwrite_original", "-Artist=DUPONT Jeanne", "-Copyright=ServiceXYZ",
            "-ImageDescription=SECRET DUPONT",
            "-GPSLatitude=48.6", "-GPSLatitudeRef=N", "-GPSLongitude=6.2", "-GPSLongitudeRef=E",
            "-XMP-dc:Creator=DUPONT Jeanne",
            "-XMP-dc:Description=SECRET", "-Comment=SECRET DUPONT", "-ThumbnailImage<=\(thumbnail)", file(name),
          ]
            + (name.hasSuffix("webp") || name.hasSuffix("png")
              ? [] : ["-IPTC:By-line=DUPONT", "-IPTC:Caption-Abstract=SECRET"]))
        #expect(planted.status == 0, "\(name): \(planted.errors)")
        let handle = try FileHandle(forWritingTo: URL(filePath: file(name)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("SECRET after the end DUPONT".utf8))
        try handle.close()
        let there = try Data(contentsOf: URL(filePath: file(name)))
        #expect(there.range(of: Data("DUPONT".utf8)) != nil, "\(name): nothing was planted")
      }
      let site = Site(content: content, folder: folder)
      let ended = try site.run("build")
      #expect(ended.status == 0, "\(ended.errors)")
      let tree = try site.published()
      let made = tree.keys.filter { $0.hasPrefix("media/") }
      #expect(made.count >= 5)
      for (path, bytes) in tree {
        for needle in Self.needles { #expect(bytes.range(of: Data(needle.utf8)) == nil, "\(needle) in \(path)") }
      }
      let told = try TestSupport.run("exiftool", ["-a", "-G1", "-s", "-r", site.output.appending(path: "media").path])
      for group in ["IFD0", "IFD1", "GPS", "ExifIFD", "XMP", "IPTC", "Photoshop", "JFIF", "ICC"] {
        #expect(!told.output.contains("[\(group)"), "\(group):\n\(told.output)")
      }
    }
  }
}
