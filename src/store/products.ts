import { type Connection, type QueryFilter } from 'mongoose';
import { hashOf } from '../domain/canonical';
import { type Product } from '../domain/orders/product';
import { type Written } from '../domain/orders/order';
import { type ActorId, type Hash, type PlaceId } from '../domain/values';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { numbered } from './pressed';

/** A product with how often it was changed: whoever saves says which version they saw. */
export interface Listed extends Product {
  version: number;
  /** It is not made any more, and stands in no catalogue. */
  withdrawn?: Written;
}

interface Row extends Omit<Listed, 'id'> {
  _id: string;
  press: string;
  /** The hash of what it was listed with: to know the same press again once it was changed. */
  first?: Hash;
}

/** 产品: what homes make. None is deleted, since orders came of it; nothing in it is said of a person. */
export function productsOf(connection: Connection) {
  const products = collectionOf<Row>(
    connection,
    'products',
    {
      place: String,
      kind: String,
      name: String,
      what: String,
      unit: String,
      price: Number,
      capacity: Number,
      version: Number,
      withdrawn: json,
      press: String,
      first: String,
    },
    [[{ place: 1 }], [{ kind: 1 }]],
  );

  const opened = ({ _id, press: _press, first: _first, ...rest }: Row): Listed => ({ ...rest, id: _id });
  const listed = async (filter: QueryFilter<Row>): Promise<Listed[]> =>
    (await products.find(filter).sort({ place: 1, name: 1, _id: 1 }).limit(5_000).lean<Row[]>()).map(opened);
  const made = { withdrawn: { $exists: false } };

  return {
    /** Lists a product; pressed twice it is one, as it was said first. @returns false where this press listed something else before */
    async add({ place, ...product }: Omit<Product, 'id'>, press: string): Promise<boolean> {
      const idOf = (number: string): string => `${place}.${number}`;
      const first = hashOf(product);
      const number = await numbered(
        `${place}/${press}`,
        (one) => products.insertMany([{ ...product, place, _id: idOf(one), press, first, version: 0 }]),
        async (one) => (await products.exists({ _id: idOf(one), press })) !== null,
      );
      return (await products.exists({ _id: idOf(number), first })) !== null;
    },

    /** As it is made now; undefined also of one that was withdrawn. */
    async find(id: string): Promise<Listed | undefined> {
      const row = await products.findOne({ _id: id, ...made }).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** All that homes make now. */
    all: (): Promise<Listed[]> => listed(made),

    /** What these homes make now. */
    at: (places: readonly PlaceId[]): Promise<Listed[]> => listed({ place: { $in: [...places] }, ...made }),

    /**
     * Puts it right, if nobody has since it was read; pressed twice it is once. False if somebody has, or it was withdrawn. What was ordered before
     * stays as it was ordered.
     */
    async change(place: PlaceId, id: string, product: Omit<Product, 'id' | 'place'>, seen: number): Promise<boolean> {
      const there = { _id: id, place, ...made };
      const { matchedCount } = await products.updateOne({ ...there, version: seen }, { $set: product, $inc: { version: 1 } });
      return matchedCount === 1 || (await products.exists({ ...there, ...product, version: seen + 1 })) !== null;
    },

    /** Takes it out of the catalogue, once. False where the home has none such. */
    async withdraw(place: PlaceId, id: string, by: ActorId): Promise<boolean> {
      const withdrawn: Written = { at: instantNow(), by };
      const done = await products.updateOne({ _id: id, place, ...made }, { $set: { withdrawn }, $inc: { version: 1 } });
      return done.matchedCount === 1 || (await products.exists({ _id: id, place })) !== null;
    },
  };
}

export type Products = ReturnType<typeof productsOf>;
