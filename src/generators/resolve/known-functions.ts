import { ts } from 'ts-morph';

/** Functions of the language that give the same for the same arguments and do nothing else. */
const functions =
  /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat|isNaN|isFinite|encodeURI(?:Component)?|decodeURI(?:Component)?|structuredClone|Array\.(?:from|of|isArray)|Object\.(?:keys|values|entries|fromEntries|hasOwn)|Number\.\w+|String\.\w+|Math\.(?!random$)\w+|Date\.(?:parse|UTC)|JSON\.(?:stringify|parse)|Buffer\.from)$/;

/** Methods of strings, numbers, dates, lists, maps and sets that change nothing. */
const methods =
  /^(?:at|charAt|charCodeAt|codePointAt|concat|endsWith|entries|every|filter|find|findIndex|findLast|findLastIndex|flat|flatMap|forEach|get|get(?:UTC)?(?:Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)|getTime|getTimezoneOffset|has|hasOwnProperty|includes|indexOf|join|keys|lastIndexOf|localeCompare|map|match|matchAll|normalize|padEnd|padStart|reduce|reduceRight|repeat|replace|replaceAll|search|slice|some|split|startsWith|substring|to(?:Reversed|Sorted|Spliced)|to(?:Exponential|Fixed|Precision)|to(?:ISO|JSON|UTC|Date|Time|Locale|LocaleDate|LocaleTime)?String|toJSON|to(?:Locale)?(?:Lower|Upper)Case|trim|trimEnd|trimStart|valueOf|values|with)$/;

/** Methods of lists, maps and sets that change them. */
const changing =
  /^(?:add|append|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift)$/;

/** Methods that make a new list. */
const makingLists =
  /^(?:concat|filter|flat|flatMap|map|slice|split|to(?:Reversed|Sorted|Spliced)|from|of|keys|values|entries)$/;

const constructors = /^(?:Array|Map|Set|URL|URLSearchParams|Intl\.\w+|\w*Error)$/;

/** Methods that call the function that they are given. */
const takingFunctions =
  /^(?:every|filter|find\w*|flatMap|forEach|from|map|reduce|reduceRight|some|sort|toSorted)$/;

/** True where a call hands its arguments on to be called. */
export function takesFunctions(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && takingFunctions.test(callee.name.text);
}

/** True for a call of the language's own that can be made again without a difference, its arguments aside. */
export function isKnownFunction(callee: ts.Expression): boolean {
  if (functions.test(callee.getText())) return true;
  return ts.isPropertyAccessExpression(callee) && methods.test(callee.name.text);
}

/** The list, map or set that a call changes; undefined for any other call. */
export function changedBy(call: ts.CallExpression): ts.Expression | undefined {
  const callee = call.expression;
  if (callee.getText() === 'Object.assign') return call.arguments[0];
  return ts.isPropertyAccessExpression(callee) && changing.test(callee.name.text)
    ? callee.expression
    : undefined;
}

/** True for an expression that makes a new object or list, which nobody else can see. */
export function isFresh(expression: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
    return isFresh(expression.expression);
  if (ts.isCallExpression(expression)) {
    const callee = expression.expression;
    return ts.isPropertyAccessExpression(callee) && makingLists.test(callee.name.text);
  }
  return (
    ts.isArrayLiteralExpression(expression) ||
    ts.isObjectLiteralExpression(expression) ||
    ts.isNewExpression(expression)
  );
}

/** True for a constructor of the language that makes the same each time. */
export function isKnownConstructor({ expression, arguments: given }: ts.NewExpression): boolean {
  const name = expression.getText();
  return name === 'Date' ? (given?.length ?? 0) > 0 : constructors.test(name);
}
