import CEL
import Records

/// What a rule may speak of: the record's fields, `as_of`, `inspected`, the names of `each`, and `act` in the assessment.
///
/// The record is one variable; a name that is a field of it is read as a field of that variable, so that every
/// value read has its place in the record.
public enum RuleScope {
  /// The numbers of the fixed variables.
  public static let record = 0
  public static let asOf = 1
  public static let inspected = 2
  public static let act = 3
  /// The first variable of `each`.
  public static let firstBinding = 4

  static let recordName = "@record"
}

/// The fields that `act` has in the assessment, in slot order; after them one list for each list of goods.
public enum ActField: Int, CaseIterable, Sendable {
  case id, nature, from, to, provision, penalty, hasGoods

  var name: String { self == .hasGoods ? "has_goods" : "\(self)" }
}

/// Makes scopes and turns names of the record's fields into reads of the record.
struct ScopeMaker {
  let schema: RecordSchema
  let manifest: Manifest
  let functions: [FunctionDeclaration]
  let types: ObjectTypes
  /// The number of the type of `act`.
  let actType: Int
  private let plain: Scope
  private let assessing: Scope

  init(schema: RecordSchema, manifest: Manifest, functions: [FunctionDeclaration]) {
    self.schema = schema
    self.manifest = manifest
    self.functions = functions
    var fields = ActField.allCases.map { field -> ObjectTypes.Field in
      let type: Type =
        switch field {
        case .from, .to: .date
        case .hasGoods: .bool
        default: .string
        }
      return ObjectTypes.Field(name: field.name, type: type)
    }
    for list in manifest.goods {
      if let type = schema.elementType(ofList: list) { fields.append(.init(name: list, type: .list(.object(type)))) }
    }
    var types = schema.objectTypes
    actType = types.types.count
    types.types.append(.init(name: "act", fields: fields))
    self.types = types
    var inspected = Type.dyn
    if let name = manifest.inspected.first, case .object(let type)? = schema.record.field(name)?.shape {
      inspected = .object(type)
    }
    plain = Scope(
      dialect: .rules,
      variables: [
        .init(name: RuleScope.recordName, type: .object(0)), .init(name: "as_of", type: .date),
        .init(name: "inspected", type: inspected), .init(name: "@act", type: .object(actType)),
      ], functions: functions, types: types)
    var assessing = plain
    assessing.variables[RuleScope.act].name = "act"
    self.assessing = assessing
  }

  /// The scope of a rule, or of the assessment where `act` is there to speak of.
  func scope(withAct: Bool) -> Scope { withAct ? assessing : plain }

  /// Reads of the record's fields under the names that rules use.
  func readingRecord(_ expression: Expression, shadowed: Set<String>) -> Expression {
    reading(expression, fieldsOf: schema.record.slot(of:), variable: RuleScope.recordName, shadowed: shadowed)
  }

  /// Replaces names that `slot` knows by selections from a variable, except where something else has the name.
  func reading(
    _ expression: Expression, fieldsOf slot: (String) -> Int?, variable: String, shadowed: Set<String>
  ) -> Expression {
    var result = expression
    func walk(_ id: ExprID, _ hidden: Set<String>) {
      switch expression[id].kind {
      case .literal, .missing: break
      case .ident(let name, _):
        guard slot(name) != nil, !hidden.contains(name) else { return }
        result.nodes.append(
          .init(
            kind: .ident(variable, isAbsolute: false), span: expression[id].span, focus: expression[id].focus))
        result.nodes[id].kind = .select(
          operand: result.nodes.count - 1, field: name, isTest: false, isOptional: false)
      case .select(let operand, _, _, _): walk(operand, hidden)
      case .call(_, let target, let arguments):
        if let target { walk(target, hidden) }
        arguments.forEach { walk($0, hidden) }
      case .and(let terms), .or(let terms): terms.forEach { walk($0, hidden) }
      case .list(let elements, _): elements.forEach { walk($0, hidden) }
      case .map(let entries):
        entries.forEach {
          walk($0.key, hidden)
          walk($0.value, hidden)
        }
      case .message(_, let fields): fields.forEach { walk($0.value, hidden) }
      case .comprehension(let fold):
        walk(fold.range, hidden)
        var inner = hidden.union([fold.variable])
        if let second = fold.secondVariable { inner.insert(second) }
        if let predicate = fold.predicate { walk(predicate, inner) }
        if let transform = fold.transform { walk(transform, inner) }
      }
    }
    walk(expression.root, shadowed)
    return result
  }
}
