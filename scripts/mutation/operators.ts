import { type Expression, type PrivateIdentifier, type Program, Visitor } from "oxc-parser";

/** One small change of a file's text: what stands from `start` to `end` becomes `replacement`. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** Kind of change, such as `comparison`. */
  readonly operator: string;
  /** The expression or statement around it that can be switched as a whole. */
  readonly host: Range;
  readonly isStatement: boolean;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What an empty default reads like: see `LogicalExpression`. */
const emptyDefault = /^(?:""|0|\[\]|\{\}|undefined|false|Number\.NaN)$/;

/** From here a number is a limit of time, size or memory, and one more is the same limit. */
const FIRST_LIMIT = 1000;

/** What an operator is taken for by mistake: boundaries first, then the opposite. */
const otherOperators: Readonly<Record<string, readonly string[]>> = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
};

const otherLogic: Readonly<Record<string, readonly string[]>> = { "&&": ["||"], "||": ["&&"], "??": [] };

/** Methods whose names are one step from another meaning. */
const otherMethods: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
  trim: "toString",
  findLast: "find",
  find: "findLast",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
};

/**
 * All mutants of a file. Types, imports and error messages are left alone: nobody's figures depend on them. Text of
 * regular expressions and data tables is mutated through the literals in them.
 *
 * Not changed, as the changed program would do the same: types, names of properties, numbers from 1000 on (limits of time, size and
 * memory), and empty defaults (`?? ""`, `?? false`): the compiler asks for them where an index or a group of an expression cannot fail, and what is
 * absent is false, or no number, by itself.
 */
export function mutantsOf(source: string, program: Program): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const chains: Range[] = [];
  const add = (operator: string, node: Range, replacement: string, around: Range = node, isStatement = false): void => {
    // A part of `a?.b.c` cannot be switched alone: the rest is skipped with it where `a` is absent.
    const host = chains[0] ?? around;
    mutants.push({
      start: node.start,
      end: node.end,
      replacement,
      operator,
      host: { start: host.start, end: host.end },
      isStatement,
    });
  };
  const text = (node: Range): string => source.slice(node.start, node.end);
  const operatorAt = (left: Expression | PrivateIdentifier, right: Expression, operator: string) => {
    const start = source.indexOf(operator, left.end);
    return start >= 0 && start < right.start ? { start, end: start + operator.length } : null;
  };
  const isCondition = (node: Expression | null): void => {
    if (node === null) return;
    add("condition", node, "true");
    add("condition", node, "false");
  };
  const quiet: Range[] = [];
  new Visitor({
    ChainExpression: (node) => void chains.push(node),
    "ChainExpression:exit": () => void chains.pop(),
    TSLiteralType: (node) => void quiet.push(node),
    Property: (node) => {
      if (!node.computed) quiet.push(node.key);
    },
    ThrowStatement: (node) => void quiet.push(node),
    ImportDeclaration: (node) => void quiet.push(node),
    ExportAllDeclaration: (node) => void quiet.push(node),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) quiet.push(node);
    },
    TSTypeAnnotation: (node) => void quiet.push(node),
    TSTypeAliasDeclaration: (node) => void quiet.push(node),
    TSInterfaceDeclaration: (node) => void quiet.push(node),
    BinaryExpression: (node) => {
      const at = operatorAt(node.left, node.right, node.operator);
      if (at === null) return;
      const isText = [node.left, node.right].some(({ type }) => type === "TemplateLiteral");
      if (node.operator === "+" && isText) return;
      for (const other of otherOperators[node.operator] ?? []) add("operator", at, other, node);
    },
    LogicalExpression: (node) => {
      const at = operatorAt(node.left, node.right, node.operator);
      if (at === null) return;
      for (const other of otherLogic[node.operator] ?? []) add("logic", at, other, node);
      if (node.operator === "??" && !emptyDefault.test(text(node.right))) add("fallback", node, text(node.left));
    },
    IfStatement: (node) => isCondition(node.test),
    ConditionalExpression: (node) => isCondition(node.test),
    WhileStatement: (node) => add("condition", node.test, "false"),
    ForStatement: (node) => {
      if (node.test !== null) add("condition", node.test, "false");
    },
    UnaryExpression: (node) => {
      if (node.operator === "!" || node.operator === "-") add("negation", node, text(node.argument));
    },
    ReturnStatement: (node) => {
      if (node.argument?.type === "ArrayExpression" && node.argument.elements.length > 0) add("result", node.argument, "[]");
    },
    ExpressionStatement: (node) => {
      if (node.expression.type === "CallExpression" || node.expression.type === "AssignmentExpression")
        add("statement", node, ";", node, true);
    },
    SpreadElement: (node) => add("spread", node.argument, node.argument.type === "ObjectExpression" ? "{}" : "[]"),
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== "MemberExpression" || callee.computed) return;
      const { property } = callee;
      if (property.type !== "Identifier") return;
      const other = otherMethods[property.name];
      if (other !== undefined) add("method", property, other, node);
      if (property.name === "filter") add("filter", node, text(callee.object));
    },
    Literal: (node) => {
      if (typeof node.value === "boolean") add("boolean", node, String(!node.value));
      if (typeof node.value === "number" && node.value < FIRST_LIMIT) add("number", node, `(${text(node)} + 1)`);
      if ("regex" in node) for (const other of otherExpressions(text(node))) add("expression", node, other);
    },
  }).visit(program);
  const isQuiet = ({ start, end }: Range): boolean => quiet.some((range) => range.start <= start && end <= range.end);
  return mutants.filter((mutant) => !isQuiet(mutant) && mutant.replacement !== text(mutant));
}

/** A regular expression without one of its anchors, or with a quantifier that asks for less. */
function otherExpressions(expression: string): readonly string[] {
  const others = [
    expression.replace(/^\/\^/, "/"),
    expression.replace(/\$(\/\w*)$/, "$1"),
    expression.replace(/(?<=[\w\])])\+/, "*"),
  ];
  return [...new Set(others)].filter((other) => other !== expression && !other.startsWith("//"));
}
