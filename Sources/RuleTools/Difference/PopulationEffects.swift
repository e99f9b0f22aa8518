import Diagnostics
public import Reports
import Synchronization

/// What a change of rules does to a population of records: keeps of each record what comes out differently.
public final class PopulationEffects: ResultKeeper {
  /// A record that comes out differently.
  public struct Changed: Sendable {
    public var id: String?
    public var file: String
    public var line: Int
    public var enterprise: String?
    public var result: ShadowResult
  }

  private let kept = Mutex<(changed: [Changed], totals: EffectTotals)>(([], EffectTotals()))

  public init() {}

  public func open(_ run: RunHeader) {}

  public func keeping(_ result: RecordResult) -> @Sendable () throws -> Void {
    guard let shadow = result.shadow else { return {} }
    let changed =
      shadow.isDifferent
      ? Changed(id: result.id, file: result.file, line: result.position.line, enterprise: result.enterprise, result: shadow) : nil
    return { [self] in
      kept.withLock { kept in
        kept.totals.add(shadow)
        if let changed { kept.changed.append(changed) }
      }
    }
  }

  public func close(_ summary: RunSummary) {}

  /// In the order of the input.
  public var changed: [Changed] { kept.withLock { $0.changed } }
  public var totals: EffectTotals { kept.withLock { $0.totals } }
}
