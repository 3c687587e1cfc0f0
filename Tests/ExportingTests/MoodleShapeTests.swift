import Casebook
import Diagnostics
import Testing

@testable import Exporting

@Suite struct MoodleShapeTests {
  private func shape(_ shape: Zone.Shape, _ width: Int = 600, _ height: Int = 400) -> MoodleShape {
    MoodleShape(Zone(shape, span: SourceSpan(file: "a")), width: width, height: height)
  }

  @Test func aRectangleIsOneInPixels() {
    #expect(shape(.rectangle(x: 10, y: 25, width: 50, height: 50)).coordinates == "60,100;300,200")
    #expect(shape(.rectangle(x: 0, y: 0, width: 0.01, height: 0.01)).coordinates == "0,0;1,1")
  }

  @Test func anEllipseThatIsRoundOnThePictureIsACircle() {
    let circle = shape(.ellipse(x: 40, y: 35, width: 20, height: 30))
    #expect((circle.name, circle.coordinates, circle.isApproximate) == ("circle", "300,200;60", false))
  }

  @Test func anyOtherEllipseIsAPolygonOfWholePixelsInsideThePicture() {
    let polygon = shape(.ellipse(x: 0, y: 0, width: 100, height: 40))
    #expect(polygon.name == "polygon" && polygon.isApproximate)
    let corners = polygon.coordinates.split(separator: ";").map { $0.split(separator: ",").compactMap { Int($0) } }
    #expect(corners.count == 24)
    #expect(corners.allSatisfy { $0.count == 2 && (0...600).contains($0[0]) && (0...400).contains($0[1]) })
  }

  @Test func noCornerStandsTwiceInARow() {
    let tiny = shape(
      .polygon([
        Zone.Point(x: 10, y: 10), Zone.Point(x: 10.01, y: 10), Zone.Point(x: 20, y: 10), Zone.Point(x: 10, y: 20),
        Zone.Point(x: 10, y: 10),
      ]))
    #expect(tiny.coordinates == "60,40;120,40;60,80")
  }
}
