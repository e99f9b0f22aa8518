import Diagnostics
import Engine
import Rules

/// The two laws of an act whose provision changed before the decision, as text.
extension RecordText {
  mutating func laws(_ act: AssessedAct) {
    for law in act.laws {
      let fine = law.fine.map { say($0.words) } ?? "-"
      let counts = law.moment == act.law ? say("（适用）", " (it counts)") : ""
      let label = law.moment == .act ? say("  行为时  ", "  law then  ") : say("  处罚时  ", "  law now   ")
      block.add(label, "\(cite(law.provision)): \(fine)\(counts)")
    }
    if !act.laws.isEmpty, act.law == nil {
      block.add("  ", say("两部法律孰轻由人判断", "a person has to find which of the two is lighter"))
    }
  }
}
