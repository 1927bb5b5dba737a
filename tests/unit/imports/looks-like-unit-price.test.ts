import { describe, expect, it } from 'vitest';
import { looksLikeUnitPrice } from '../../../server/imports/looks-like-unit-price.ts';

const areas = [81_146, 59_041, 5_905, 44_124, 1_581, 19_664, 98_945];

describe('looksLikeUnitPrice', () => {
  it('recognises prices per 亩 under the name of totals', () => {
    const prices = [27, 27, 30, 28, 24, 26, 26];
    expect(
      looksLikeUnitPrice(
        areas.map((areaSquareMetres, index) => ({ price: prices[index]!, areaSquareMetres })),
      ),
    ).toBe(true);
  });

  it('leaves totals alone, also when the price per area varies', () => {
    const perSquareMetre = [405, 620, 380, 450, 900, 410, 300];
    const pairs = areas.map((areaSquareMetres, index) => ({
      price: (areaSquareMetres * perSquareMetre[index]!) / 10_000,
      areaSquareMetres,
    }));
    expect(looksLikeUnitPrice(pairs)).toBe(false);
  });

  it('says nothing about a handful of rows, or about plots of one size', () => {
    expect(
      looksLikeUnitPrice(areas.slice(0, 4).map((areaSquareMetres) => ({ price: 27, areaSquareMetres }))),
    ).toBe(false);
    const alike = [1, 1.01, 0.99, 1, 1.02].map((factor, index) => ({
      price: 600 + index * 40,
      areaSquareMetres: 20_000 * factor,
    }));
    expect(looksLikeUnitPrice(alike)).toBe(false);
  });
});
