package heed.ranking;

import java.util.Arrays;

/// Policies that differ from the default in one number.
final class Policies {
  private Policies() {}

  /// The default with another value in one field, through the constructor.
  static ScoringPolicy with(String field, Object value) {
    try {
      var components = ScoringPolicy.class.getRecordComponents();
      var values = new Object[components.length];
      for (var i = 0; i < values.length; i++) {
        values[i] =
            components[i].getName().equals(field)
                ? value
                : components[i].getAccessor().invoke(ScoringPolicy.DEFAULT);
      }
      var types = Arrays.stream(components).map(one -> one.getType()).toArray(Class<?>[]::new);
      return ScoringPolicy.class.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException refused) {
      throw (RuntimeException) refused.getCause();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("A record has its canonical constructor", impossible);
    }
  }
}
