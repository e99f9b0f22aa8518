/// The broken rule files: the good ones, each with one slip.
public func brokenRules(from good: Good) -> [Specimen] {
  let breaking = Breaking(good, .rules)
  breaking.misspeltRuleNames()
  breaking.misspeltWordsInConditions()
  breaking.brokenExpressions()
  breaking.brokenShapes()
  breaking.misspeltDeclarations()
  breaking.brokenVocabulary()
  breaking.clashes()
  breaking.brokenYAML(1) { $0.path.hasPrefix("rules.") || $0.path.hasPrefix("penalties.") || $0.path.hasPrefix("grounds.") }
  breaking.brokenYAML(1) { ["functions.", "acts.", "provisions.", "tests.", "tables.", "lexicons.", "routes."].contains(where: $0.path.hasPrefix) }
  return breaking.specimens
}
