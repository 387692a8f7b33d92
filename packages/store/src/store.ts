import type { Filter, ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { StoreError } from './store-error.ts'

/** A JSON object; `id` identifies it within its collection. */
export type Document = { readonly id: string } & Readonly<Record<string, unknown>>

/** A document with its version. */
export interface Stored<D extends Document = Document> {
  /** The document's id, available without parsing the document. */
  readonly id: string
  readonly document: D
  /** Counts the writes to this document, from 1. */
  readonly version: number
  /**
   * The document as JSON text, its members in the order in which they were committed; present when the adapter stores text. A
   * reader that passes the text on need not parse it.
   */
  readonly json?: string
}

/** A document in a listing. */
export interface Listed<D extends Document = Document> extends Stored<D> {
  /** The position in the order of first insertion. */
  readonly sequence: number
}

/**
 * A kind of document, declared once when a store is opened.
 *
 * `type` gives the attribute names, their case rule and their multiplicity, so that a filter means the same in every adapter.
 */
export interface Collection {
  readonly name: string
  readonly type: ResourceTypeDefinition
  /**
   * Keys that no two documents may share; each is a list of top-level or dotted attribute names, compared by the attribute's
   * `caseExact`. A document that lacks one of the attributes has no such key.
   */
  readonly unique?: readonly (readonly string[])[]
  /**
   * Attributes to look up by equality, by order or by how they begin without a scan; of one that may have several values, such
   * as `emails.value`, each value is found. Unique keys of one attribute are indexed already.
   */
  readonly indexed?: readonly string[]
  /**
   * Indexed attributes that most documents lack: a document without one adds nothing to the index; sorting by one reads every
   * document.
   */
  readonly sparse?: readonly string[]
  /**
   * Single-valued texts that recur in many documents, such as the id of what an entry of a log is about. They are indexed like `sparse`
   * ones. Where the adapter has indexes, each text is kept once with a number, and the index has the numbers: it is small, and new texts
   * add to its end. A text is never removed from those that are kept, so there should not be a new one for each document.
   */
  readonly interned?: readonly string[]
  /** Single-valued texts in which `co` finds three characters or more without a scan, where the adapter has a substring index. */
  readonly searchable?: readonly string[]
  /**
   * An integer attribute that numbers the documents in the order in which they are put; the id is the same number as text.
   *
   * A log that is numbered needs no index of ids, and an append reads nothing. A put throws when its number does not follow.
   */
  readonly numberedBy?: string
  /**
   * Makes the function that brings documents of an earlier form into the present one; it is called with each of them in the order of
   * insertion. A database that was made with other indexes is rebuilt by it when it is opened, so a form that changes comes with an
   * index that changes.
   */
  readonly upgrade?: () => (document: Document) => Document
}

export interface Query {
  readonly filter?: Filter
  /**
   * Narrows to the documents that have one of these values, thousands of them if need be. Together with `filter` both must hold.
   */
  readonly anyOf?: AnyOf
  readonly sortBy?: string
  /** Without `sortBy`, `descending` turns the order of insertion around: the newest first. */
  readonly sortOrder?: 'ascending' | 'descending'
  /** 1-based (RFC 7644 §3.4.2.4). */
  readonly startIndex?: number
  /** Continues after the page that returned this cursor; takes the place of `startIndex`. */
  readonly cursor?: string
  /** The page size; absent: every match. 0 counts only. */
  readonly count?: number
  /** Skips counting every match, which may cost more than finding the page. The `total` is then meaningless. */
  readonly uncounted?: true
}

export interface AnyOf {
  /** The path of a text attribute; of several values of a document, one match is enough. */
  readonly attribute: string
  /** Compared as the attribute's `caseExact` says. */
  readonly values: readonly string[]
}

export interface Page<D extends Document = Document> {
  readonly items: readonly Listed<D>[]
  /** The number of matching documents on all pages. */
  readonly total: number
  /** Present when more follow. */
  readonly nextCursor?: string
}

/**
 * One step of a commit: a change, or a `require` that changes nothing and refuses the commit when the document does not exist.
 *
 * `expectedVersion` 0 means that the document must not exist yet; absent means whatever is there.
 */
export type Write =
  | {
      readonly kind: 'put'
      readonly collection: string
      readonly document: Document
      /** The document as JSON text, from a writer that has it anyway. */
      readonly json?: string
      readonly expectedVersion?: number
      /**
       * The document at `expectedVersion`, as `get` returned it. What has not changed since is then neither read nor indexed again.
       */
      readonly previous?: Stored
      /** Leaves unique keys unchecked, for a service that is to get uniqueness wrong on purpose. */
      readonly allowDuplicate?: true
    }
  | {
      readonly kind: 'delete'
      readonly collection: string
      readonly id: string
      readonly expectedVersion?: number
    }
  | { readonly kind: 'require'; readonly collection: string; readonly id: string }

/**
 * Versioned documents with unique keys and SCIM-filter queries.
 *
 * Every operation throws a `StoreError` when the storage has failed; then it has changed nothing.
 *
 * Without `sortBy`, documents are returned in the order of their first insertion. Arguments and results are copies: changing one
 * does not change the store.
 */
export interface Store {
  get<D extends Document = Document>(collection: string, id: string): Promise<Stored<D> | undefined>
  /**
   * Throws a `ScimError`: `invalidFilter` for an attribute of the filter that the collection does not have, `invalidPath` for
   * one of `sortBy`, 403 `sensitive` for one that is never returned, `invalidCursor` for a cursor of another listing.
   *
   * A reader that follows the cursors gets every match that exists throughout exactly once, even while others are put and deleted.
   */
  find<D extends Document = Document>(collection: string, query?: Query): Promise<Page<D>>
  /**
   * All or nothing. Reads the writes once, so that a generator of very many need not hold them. Throws `ConflictError` or
   * `UniquenessError`. Returns in order the new version of each put, 0 for each delete and the present version for each require.
   *
   * A document may keep the unique key that it has, even where an `allowDuplicate` has given it to another one as well.
   */
  commit(writes: Iterable<Write>): Promise<readonly number[]>
  /** Removes every document of every collection. */
  clear(): Promise<void>
  /**
   * A number that changes whenever a collection may have changed: between two equal numbers nothing was written to it. Absent: the
   * store counts no changes, so nothing that was read may be used again.
   */
  readonly revision?: ((collection: string) => number) | undefined
  /** Why the latest commit failed, or the next one would; undefined when neither is known to. */
  failure(): StoreError | undefined
  /** Afterwards every operation but this one throws. */
  close(): Promise<void>
}

/** A write expected another version of the document, or a delete or a require found none. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
  readonly collection: string
  readonly id: string

  constructor(collection: string, id: string) {
    super(`The document ${collection}/${id} was changed or removed since it was read.`)
    this.collection = collection
    this.id = id
  }
}

/** A write would give two documents the same unique key. */
export class UniquenessError extends Error {
  override readonly name = 'UniquenessError'
  readonly collection: string
  /** The attributes of the key. */
  readonly key: readonly string[]
  /** The document that has the key. */
  readonly existingId: string

  constructor(collection: string, key: readonly string[], existingId: string) {
    super(`Another document in ${collection} has the same ${key.join(' and ')}.`)
    this.collection = collection
    this.key = key
    this.existingId = existingId
  }
}
