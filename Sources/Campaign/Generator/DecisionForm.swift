import CEL
import Documents
import Rules

/// Puts a decision where the manifest says that a record has its decisions.
struct DecisionForm {
  let manifest: Manifest

  func add(_ decided: DecidedCase, _ text: EditableTree, to record: inout EditableTree) {
    guard let names = manifest.decisions else { return }
    let node = text.node
    var decision = text
    set(names.fine, to: money(decided.fine, at: node), in: &decision)
    set(names.confiscated, to: money(decided.confiscated, at: node), in: &decision)
    if let acts = names.acts {
      for (index, act) in decided.acts.enumerated() {
        for (key, value) in [(acts.act, act.act), (acts.provision, act.provision)] {
          let steps: [PathStep] = [.key(acts.list), .index(index), .key(key)]
          _ = decision.set(steps[...], to: .scalar(.string, value, at: node))
        }
      }
    }
    let steps = names.list.map { PathStep.key($0) } + [.index(0)]
    _ = record.set(steps[...], to: decision)
  }

  private func set(_ key: String, to value: EditableTree, in decision: inout EditableTree) {
    let steps: [PathStep] = [.key(key)]
    _ = decision.set(steps[...], to: value)
  }

  private func money(_ fen: Int?, at node: Document.Node) -> EditableTree {
    guard let fen else { return .scalar(.null, "null", at: node) }
    return .scalar(.number, (ExactDecimal(mantissa: Int128(fen), scale: 2) ?? .zero).description, at: node)
  }
}
