import Diagnostics
import Fingerprint
import Testing

@testable import Rendering

@Suite struct ThemeTests {
  @Test func `the project's own theme has no fault`() {
    #expect(SiteFixture.faults([:]) == [])
  }

  @Test func `a template that names what is not offered is told, with the nearest name`() {
    let text = "<p>\n  {{titel}} {{words.nav.hom}}\n{{#link}}{{hrf}}{{/link}}\n</p>\n"
    #expect(
      SiteFixture.faults(["templates/page.mustache": text]) == [
        "templates/page.mustache:2:5: error: « titel » n’existe pas ici [unknown-template-name] — vouliez-vous « title » ?",
        "templates/page.mustache:2:15: error: « words.nav.hom » n’existe pas ici [unknown-template-name] — vouliez-vous « words.nav.home » ?",
        "templates/page.mustache:3:12: error: « hrf » n’existe pas ici [unknown-template-name] — vouliez-vous « href » ?",
      ])
  }

  @Test func `the names of an outer scope may be used inside, those of an inner one not outside`() {
    #expect(SiteFixture.faults(["templates/page.mustache": "{{#link}}{{text}}{{/link}}"]) == [])
    #expect(
      SiteFixture.faults(["templates/page.mustache": "{{#link}}{{href}}{{/link}}{{href}}"]) == [
        "templates/page.mustache:1:29: error: « href » n’existe pas ici [unknown-template-name]"
          + " — les noms offerts ici : body, link, text, title, words"
      ])
  }

  @Test func `text is never written unescaped, nor the program's HTML escaped`() {
    #expect(
      SiteFixture.faults(["templates/page.mustache": "{{{title}}}{{body}}{{&title}}{{link}}"]) == [
        "templates/page.mustache:1:1: error: « title » s’écrit {{title}} [misused-template-name]",
        "templates/page.mustache:1:12: error: « body » s’écrit {{{body}}} [misused-template-name]",
        "templates/page.mustache:1:20: error: « title » s’écrit {{title}} [misused-template-name]",
        "templates/page.mustache:1:30: error: « link » s’écrit {{#link}}…{{/link}} [misused-template-name]",
      ])
  }

  @Test func `a section left open is told where it stands`() {
    #expect(
      SiteFixture.faults(["templates/page.mustache": "<p>\n{{#text}}\n{{text}}\n</p>"]) == [
        "templates/page.mustache:4:5: error: le gabarit ne peut pas être lu : expectedSectionEnd [template-syntax]"
          + " — fermez chaque section {{#nom}} par {{/nom}} et chaque balise par }}"
      ])
  }

  @Test func `an unknown partial and one that holds itself are told`() {
    let files = [
      "templates/page.mustache": "{{> fot}}{{> foot}}", "templates/foot.mustache": "{{title}}\n{{> foot}}",
    ]
    #expect(
      SiteFixture.faults(files) == [
        "templates/foot.mustache:2:5: error: le gabarit « foot » se contient lui-même [circular-partial] — retirez cette balise",
        "templates/page.mustache:1:5: error: le gabarit « fot » n’existe pas [unknown-partial] — vouliez-vous « foot » ?",
      ])
    #expect(
      SiteFixture.faults(["templates/page.mustache": "{{> foot}}", "templates/foot.mustache": "{{title}}"]) == [])
  }

  @Test func `Mustache beyond what can be checked is refused`() {
    #expect(
      SiteFixture.faults(["templates/page.mustache": "{{=<% %>=}}"]).map { String($0.prefix(80)) } == [
        "templates/page.mustache:1:1: error: cette forme de balise n’est pas admise [unsu"
      ])
    #expect(SiteFixture.faults(["templates/page.mustache": "{{uppercased(title)}}"]).count == 1)
  }

  @Test(arguments: [
    ("<svg viewBox=\"0 0 64 32\"/>", 2.0), ("<svg viewBox='0,0,10,40'/>", 0.25), ("<svg viewBox=\"0 0 8\"/>", 1),
    ("<svg viewBox=\"0 0 8 0\"/>", 1), ("<svg width=\"5\"/>", 1),
  ])
  func `a logo is as wide as its drawing`(drawing: String, ratio: Double) {
    #expect(ThemeAssets.ratio(ofDrawing: drawing) == ratio)
  }

  @Test func `a theme may have a logo and a script that pages wait for`() {
    let (theme, faults) = Theme.read(layers: [
      SiteFixture.layer, ["logo.svg": "<svg viewBox=\"0 0 60 20\"/>", "early.js": "\"early\";"],
    ])
    #expect(faults.isEmpty)
    #expect(theme.assets.logoWidth(atHeight: 28) == 84)
    #expect(theme.assets.early?.path.hasPrefix("assets/early-") == true)
    #expect(theme.assets.files(withViewer: false).map(\.path).contains { $0.hasPrefix("assets/logo-") })
  }

  @Test func `what decodes slices is published beside the viewer, for a site that has series`() {
    let (theme, faults) = Theme.read(layers: [
      SiteFixture.layer, ["decoder.js": "\"decoder\";", "viewer/00-a.js": "\"viewer\";"],
    ])
    #expect(faults.isEmpty)
    #expect(theme.assets.viewer.scripts.map { $0.path.prefix(14) } == ["assets/decoder", "assets/viewer-"])
    let paths = { theme.assets.files(withViewer: $0).map(\.path) }
    #expect(paths(true).filter { !paths(false).contains($0) } == theme.assets.viewer.scripts.map(\.path))
  }

  @Test func `what authors draw with is named by the script that brings it`() throws {
    let (theme, faults) = Theme.read(layers: [
      SiteFixture.layer, ["author/10-a.js": "\"author\";", "author/10-a.css": "a { color: red; }"],
    ])
    #expect(faults.isEmpty)
    let files = theme.assets.author.files.map(\.path)
    #expect(files.map { $0.prefix(14) } == ["assets/author-", "assets/author-"])
    #expect(theme.assets.files(withViewer: false).map(\.path).filter { files.contains($0) }.count == 2)
    let script = String(decoding: theme.assets.script.bytes, as: UTF8.self)
    for file in files { #expect(script.contains("\"\(file.dropFirst("assets/".count))\"")) }
  }

  @Test func `a file that nothing uses is a warning`() {
    #expect(
      SiteFixture.faults(["words/fr.yaml": "", "templates/pages.mustache": "x"]) == [
        "templates/pages.mustache:1:1: warning: ce fichier du thème ne sert à rien [unused-theme-file]",
        "words/fr.yaml:1:1: warning: ce fichier du thème ne sert à rien [unused-theme-file] — vouliez-vous « words/fr.yml » ?",
      ])
  }

  @Test func `words merge key by key, and a key that means nothing is a warning`() {
    let (theme, faults) = Theme.read(layers: [
      SiteFixture.layer, ["words/fr.yml": "nav.home: Entrée\nnav.hoem: Accueil\n", "words/en.yml": "nav.hoem: Home\n"],
    ])
    #expect(theme.words(.fr).text("nav.home") == "Entrée")
    #expect(theme.words(.fr).text("nav.skip") == "Aller au contenu")
    #expect(
      faults.map {
        "\($0.span.file):\($0.span.start.line) \($0.rule.severity) \($0.message(in: .fr)) \($0.remedy(in: .fr) ?? "")"
      }
        == [
          "words/en.yml:1 warning le mot « nav.hoem » ne sert à rien vouliez-vous « nav.home » ?",
          "words/fr.yml:2 warning le mot « nav.hoem » ne sert à rien vouliez-vous « nav.home » ?",
        ])
  }

  @Test func `a word missing in one language, needed by the program, or with other values is an error`() {
    var layer = SiteFixture.layer
    layer["words/en.yml"] = layer["words/en.yml"]?.replacing("nav.skip: Skip to content\n", with: "")
      .replacing("\"Figure {n}\"", with: "\"Figure {m}\"").replacing("Figure {n}", with: "Figure {m}")
    layer["words/fr.yml"] = layer["words/fr.yml"]?.replacing("nav.home: Accueil\n", with: "")
    let messages = Theme.read(layers: [layer]).1.map { "\($0.rule.severity) \($0.message(in: .fr))" }
    #expect(
      messages == [
        "error le mot « nav.skip » manque dans words/en.yml",
        "error « figure.label » n’a pas les mêmes valeurs en français (n) et en anglais (m)",
        "error le mot « nav.home » manque dans words/fr.yml",
      ])
  }

  @Test func `a word that a script asks for and that is not there is told where the script names it`() {
    let script = "\"use strict\";\nword(\"question.retri\"); word(`made.${up}`); counted(\"question.score\", 2);\n"
    #expect(
      SiteFixture.faults(["scripts/new.js": script]) == [
        "scripts/new.js:2:7: error: le mot « script.question.retri » manque dans words/ [missing-word]"
          + " — vouliez-vous « script.question.retry » ?"
      ])
  }

  @Test func `words that are not flat lines are told`() {
    #expect(
      SiteFixture.faults(["words/fr.yml": "nav.home:\n  a: b\nnav.skip: x\n"]) == [
        "words/fr.yml:1:1: error: les mots s’écrivent « clé: texte », une ligne par mot [words-shape]"
      ])
  }

  @Test func `styles stand in the order tokens, base, others, department, scripts by name`() throws {
    let assets = SiteFixture.theme.assets
    #expect(
      String(decoding: assets.style.bytes, as: UTF8.self)
        == ":root { --ink: black }\nbody { color: var(--ink) }\na { color: blue }\n:root { --ink: navy }\n")
    #expect(String(decoding: assets.script.bytes, as: UTF8.self) == "\"core\";\n\"question\";\n")
    #expect(assets.style.path == "assets/site-\(ContentHash(assets.style.bytes).short).css")
    let words = String(decoding: try #require(assets.words[.fr]).bytes, as: UTF8.self)
    #expect(words.hasPrefix("(self.negatoscope ??= {}).words = {\"script.assessment.again\":\"Nouvelle série\","))
    #expect(words.hasSuffix("};\n"))
    #expect(!words.contains("nav.home"))
  }

  @Test func `every fault of a theme says why in both languages`() {
    for rule in ThemeRules.all {
      #expect(!rule.explanation.fr.isEmpty && !rule.explanation.en.isEmpty)
    }
    #expect(Set(ThemeRules.all.map(\.name)).count == ThemeRules.all.count)
  }

  @Test func `styles are published without their comments, and with all that is quoted`() {
    let css =
      "/* a\n * b */\na { content: \"/* \\\" c */\"; }\nb { color: red; /* d */ }\n/**/c::before { content: '/*'; }\n"
    #expect(
      ThemeAssets.withoutComments(css)
        == "a { content: \"/* \\\" c */\"; }\nb { color: red;  }\nc::before { content: '/*'; }\n")
  }

  @Test func `scripts lose the comments that have lines of their own, empty lines and indentation, and nothing else`() {
    let script = """
      // Head.
      /** What it does.
       *  // and more
       */
      const a = "// no comment"; // stays
        // gone
      const b = `first
      // part of the text
      ${a} /* so is this */
      `;
      /* gone */
      /* kept for */ const c = '`';
      // gone
      const d = /"/.test(a) ? `x` : "y";
      // gone
      if (a) {

        const f = `
          g

        `;
        const h = "i\\
          j";
      }
      const e = `${[1].map((n) => `<i>${n}</i>`)}`;
      """
    #expect(
      SlimScript.of(script) == """
        const a = "// no comment"; // stays
        const b = `first
        // part of the text
        ${a} /* so is this */
        `;
        /* kept for */ const c = '`';
        const d = /"/.test(a) ? `x` : "y";
        if (a) {
        const f = `
            g

          `;
        const h = "i\\
            j";
        }
        const e = `${[1].map((n) => `<i>${n}</i>`)}`;
        """)
    let unclosed = "// a\nconst b = /`/;\n// c\n"
    #expect(SlimScript.of(unclosed) == unclosed)
    let behind = "// a\n/* b\n*/ const c = 1;\n"
    #expect(SlimScript.of(behind) == behind)
  }
}
