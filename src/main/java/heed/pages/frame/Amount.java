package heed.pages.frame;

import heed.platform.Currency;

/// Money on a page: short to read at a glance, exact to check.
public record Amount(String brief, String exact) {
  public static Amount of(Currency currency, double major) {
    return new Amount(currency.brief(major), currency.exact(major));
  }
}
