import CEL
import Diagnostics
import Engine
import Rules

/// The words of the reports in both languages.
package enum Words {
  package static func status(_ status: Status) -> Localized {
    switch status {
    case .violation: Localized(zh: "违法", en: "violation")
    case .pending: Localized(zh: "程序未结", en: "pending")
    case .exempt: Localized(zh: "除外", en: "exempt")
    case .undetermined: Localized(zh: "待查", en: "undetermined")
    case .unexamined: Localized(zh: "未检查", en: "unexamined")
    case .clear: Localized(zh: "未发现", en: "clear")
    case .notApplicable: Localized(zh: "不适用", en: "not applicable")
    case .failed: Localized(zh: "规则出错", en: "failed")
    }
  }

  package static func state(_ state: Recommendation.State) -> Localized {
    switch state {
    case .recommended: Localized(zh: "建议", en: "recommended")
    case .conditional: Localized(zh: "有条件", en: "conditional")
    case .barred: Localized(zh: "不可", en: "barred")
    }
  }

  static func position(_ position: Position) -> Localized {
    switch position {
    case .inside: Localized(zh: "在幅度内", en: "inside the range")
    case .below: Localized(zh: "低于幅度", en: "below the range")
    case .above: Localized(zh: "高于幅度", en: "above the range")
    case .notBelow: Localized(zh: "不低于下限（上限待查明）", en: "not below (the upper end is open)")
    case .notStated: Localized(zh: "未载明或无可比", en: "not stated, or nothing to compare")
    case .agrees: Localized(zh: "一致", en: "agrees")
    case .otherProvision: Localized(zh: "适用其他条款", en: "another provision")
    case .notFound: Localized(zh: "本记录未认定", en: "not found here")
    case .notDecided: Localized(zh: "未作决定", en: "not decided")
    case .lawfulRoute: Localized(zh: "有法定路径", en: "a lawful route")
    case .noRoute: Localized(zh: "没有法定路径", en: "no lawful route")
    }
  }

  package static func ground(_ state: GroundState) -> Localized {
    switch state {
    case .holds: Localized(zh: "成立", en: "holds")
    case .open: Localized(zh: "待查", en: "open")
    case .notMet: Localized(zh: "不成立", en: "not met")
    }
  }

  static func outcome(_ outcome: ActOutcome) -> Localized {
    switch outcome {
    case .penalty: Localized(zh: "予以处罚", en: "penalty")
    case .mayWaive: Localized(zh: "可以不予处罚", en: "may be waived")
    case .noPenalty: Localized(zh: "不予处罚", en: "no penalty")
    case .timeBarred: Localized(zh: "已过时效", en: "time-barred")
    }
  }

  package static func ban(_ ban: BanLength?) -> Localized? {
    switch ban {
    case .years(let years)?: Localized(zh: "\(years) 年内禁业", en: "banned for \(years) years")
    case .lifetime?: Localized(zh: "终身禁业", en: "banned for life")
    case nil: nil
    }
  }

  package static func part(_ part: String) -> Localized {
    switch part {
    case "applies": Localized(zh: "适用", en: "applies")
    case "when": Localized(zh: "要件", en: "when")
    case "unless": Localized(zh: "除外", en: "unless")
    default: Localized(zh: "待定", en: "pending")
    }
  }

  package static func truth(_ truth: Truth) -> Localized {
    switch truth {
    case .yes: Localized(zh: "是", en: "true")
    case .no: Localized(zh: "否", en: "false")
    case .unknown: Localized(zh: "不明", en: "unknown")
    }
  }
}
