import { type Fen, type PlaceId } from '../values';

/** What kind of work it is: orders are split among the homes that do this kind. The list is a project default; words under `products.kinds`. */
export const productKinds = ['packing', 'assembly', 'handicraft', 'sewing', 'paper', 'food', 'farm', 'other'] as const;
export type ProductKind = (typeof productKinds)[number];

/** 产品: what a home makes, as the public catalogue shows it. Nothing in it is said of a person. */
export interface Product {
  /** `330402-home-003.p4810`; given once. */
  id: string;
  place: PlaceId;
  kind: ProductKind;
  name: string;
  what: string;
  /** What is counted: 件, 个, 百只. */
  unit: string;
  /** For one of these, in fen. */
  price: Fen;
  /** How many of these the home makes in a month. */
  capacity: number;
}

/** How many of a kind a home makes in a month: pieces of one kind are taken as alike, and whoever splits an order may say otherwise. */
export const capacityFor = (products: readonly Pick<Product, 'kind' | 'capacity'>[], kind: ProductKind): number =>
  products.filter((one) => one.kind === kind).reduce((sum, { capacity }) => sum + capacity, 0);
