import Casebook
import Fingerprint
import Testing

@Suite struct PublishedImages {
  private func plan(
    _ kind: ImageFacts.Kind, _ width: Int, _ height: Int, kilobytes: Int = 500, upright: Bool = true, plain: Bool = true
  ) -> PublishedImage {
    PublishedImage(
      of: ImageFacts(
        kind: kind, width: width, height: height, isUpright: upright, isGreyOrSRGB: plain, isAnimated: false,
        hash: ContentHash("x"), bytes: kilobytes << 10), at: "a", encoder: "e")
  }

  private func name(_ form: PublishedImage.Form) -> String {
    "\(form.job.recipe.name) \(form.width)x\(form.height)"
  }

  @Test func aReaderOpensTheSourceItselfWhenABrowserShowsItRightly() {
    #expect(name(plan(.png, 768, 768).full) == "scrub png 768x768")
    #expect(name(plan(.jpeg, 1920, 1080).full) == "scrub jpeg 1920x1080")
    #expect(name(plan(.jpeg, 3000, 2000).full) == "webp 1920 82 1920x1280")
    #expect(name(plan(.jpeg, 600, 400, upright: false).full) == "webp 600 82 600x400")
    #expect(name(plan(.jpeg, 1000, 20000).full) == "webp 819 82 819x16380")
    #expect(name(plan(.tiff, 300, 200).full) == "webp 300 lossless 300x200")
    #expect(name(plan(.png, 500, 500, plain: false).full) == "webp 500 lossless 500x500")
    #expect(name(plan(.png, 3000, 3000).full) == "webp 1920 lossless 1920x1920")
  }

  @Test func aPageShowsALightImageAsItIsAndAHeavyOneInItsWidths() {
    #expect(plan(.png, 768, 768, kilobytes: 48).forms.map(name) == ["scrub png 768x768"])
    #expect(plan(.png, 768, 768, kilobytes: 49).forms.map(name) == ["webp 480 82 480x480", "webp 768 82 768x768"])
    #expect(plan(.png, 400, 300).forms.map(name) == ["webp 400 82 400x300"])
    #expect(
      plan(.jpeg, 3000, 2000).forms.map(name) == [
        "webp 480 82 480x320", "webp 960 82 960x640", "webp 1920 82 1920x1280",
      ])
    #expect(plan(.tiff, 300, 200, kilobytes: 1).forms.map(name) == ["webp 300 82 300x200"])
  }

  @Test func aListShowsASmallForm() {
    #expect(plan(.png, 768, 768, kilobytes: 24).cards.map(name) == ["scrub png 768x768"])
    #expect(
      plan(.png, 768, 768, kilobytes: 25).cards.map(name) == ["webp 480 82 480x480", "webp 720 82 720x720"])
    #expect(plan(.jpeg, 300, 200).cards.map(name) == ["webp 300 82 300x200"])
  }

  @Test func noImageIsMadeThatNoPageNames() {
    #expect(plan(.png, 768, 768, kilobytes: 10).pageJobs.count == 1)
    #expect(plan(.jpeg, 3000, 2000).pageJobs.count == 3)
    #expect(plan(.png, 768, 768).pageJobs.count == 3)
  }
}
