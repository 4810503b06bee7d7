/** A literal as the parser leaves it: the text is kept where precision matters (decimals, dates). */
export type Literal =
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'String'; readonly value: string }
  | { readonly type: 'Integer'; readonly value: number }
  | { readonly type: 'Decimal'; readonly value: number; readonly text: string }
  | { readonly type: 'Date' | 'DateTime' | 'Time'; readonly text: string }
  | { readonly type: 'Quantity'; readonly value: number; readonly text: string; readonly unit: string };

/** A type as written: `Patient`, `FHIR.Patient`, `System.Boolean`. */
export interface TypeName {
  readonly namespace?: 'FHIR' | 'System' | undefined;
  readonly name: string;
}

/** Every operator between two operands but `is` and `as`. */
export type Operator =
  | '*' | '/' | 'div' | 'mod' | '+' | '-' | '&' | '|' | '<=' | '<' | '>' | '>='
  | '=' | '~' | '!=' | '!~' | 'in' | 'contains' | 'and' | 'or' | 'xor' | 'implies'; // prettier-ignore

/** The tree of an expression (FHIRPath 2.0 §12, grammar); `at` is the character where the part begins. */
export type Tree =
  | { readonly kind: 'literal'; readonly at: number; readonly depth: number; readonly literal: Literal }
  | { readonly kind: 'empty'; readonly at: number; readonly depth: number }
  | { readonly kind: 'variable'; readonly at: number; readonly depth: number; readonly name: string }
  | { readonly kind: 'this' | 'index' | 'total'; readonly at: number; readonly depth: number }
  | {
      readonly kind: 'member';
      readonly at: number;
      readonly depth: number;
      readonly name: string;
      readonly of?: Tree | undefined;
    }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly depth: number;
      readonly name: string;
      readonly of?: Tree | undefined;
      readonly args: readonly Tree[];
    }
  | { readonly kind: 'indexer'; readonly at: number; readonly depth: number; readonly of: Tree; readonly index: Tree }
  | {
      readonly kind: 'sign';
      readonly at: number;
      readonly depth: number;
      readonly negative: boolean;
      readonly of: Tree;
    }
  | {
      readonly kind: 'binary';
      readonly at: number;
      readonly depth: number;
      readonly operator: Operator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | {
      readonly kind: 'type';
      readonly at: number;
      readonly depth: number;
      readonly operator: 'is' | 'as';
      readonly of: Tree;
      readonly type: TypeName;
    };
