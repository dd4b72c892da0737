package heed.guilty.pages.frame;

import heed.guilty.pages.APage;

/// A frame for one page only.
final class KnowsAPage {
  final APage page = new APage();
}
