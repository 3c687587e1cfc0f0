extension PublishedImage {
  /// A form that is seen whole within so many pixels, for a place that shows a picture as it is: a published one, if
  /// one is as large as can be, or another lossy one, made by `encoder`.
  public func form(within width: Int, _ height: Int, encoder: String) -> Form {
    let fitting = full.fitting(within: width, height)
    if let published = (forms + [full]).first(where: { ($0.width, $0.height) == fitting }) { return published }
    let job = ImageJob(
      sources: full.job.sources, recipe: .webp(width: fitting.width, quality: Self.quality), encoder: encoder)
    return Form(job: job, width: fitting.width, height: fitting.height)
  }
}

extension PublishedSeries {
  /// A slice, from 1, that is seen whole within so many pixels, its pixels square: the published frame, if it is so, or
  /// another lossy one, made by `encoder`.
  public func frame(_ slice: Int, within width: Int, _ height: Int, encoder: String) -> PublishedImage.Form {
    let job = frames[min(max(slice, 1), frames.count) - 1]
    let whole = PublishedImage.Form(job: job, width: shown.width, height: shown.height)
    let fitting = whole.fitting(within: width, height)
    guard fitting != (columns, rows), case .frame(var recipe) = job.recipe else { return whole }
    recipe.size = FrameRecipe.Size(width: fitting.width, height: fitting.height)
    let other = ImageJob(sources: job.sources, recipe: .frame(recipe), encoder: encoder)
    return PublishedImage.Form(job: other, width: fitting.width, height: fitting.height)
  }
}

extension PublishedImage.Form {
  /// The largest size of its proportions, its own at most, within so many pixels.
  fileprivate func fitting(within width: Int, _ height: Int) -> (width: Int, height: Int) {
    let widest = max(1, min(self.width, width, self.width * height / max(self.height, 1)))
    return (widest, min(height, ImageFacts.height(of: self.width, by: self.height, at: widest)))
  }
}
