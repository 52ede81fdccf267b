package rustgrad.consumer;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be seen of a type from outside of its package, a line for each member. */
final class Signatures {
  private Signatures() {}

  /** Whether a type, and all types that enclose it, are public or protected. */
  static boolean isVisible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (each.isAnonymousClass() || each.isLocalClass() || !isVisible(each.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  static List<String> of(Class<?> type) {
    List<String> lines = new ArrayList<>(List.of(header(type)));
    if (type.isRecord()) {
      for (var component : type.getRecordComponents()) { // in their order
        lines.add(
            "  component " + component.getGenericType().getTypeName() + " " + component.getName());
      }
    }
    if (type.isEnum()) {
      Stream.of(type.getDeclaredFields())
          .filter(Field::isEnumConstant)
          .forEach(constant -> lines.add("  constant " + constant.getName()));
    }
    lines.addAll(members(type));
    return lines;
  }

  private static String header(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC;
    if (kind.equals("class")) {
      shown |= Modifier.ABSTRACT | Modifier.FINAL;
    }
    String modifiers = Modifier.toString(type.getModifiers() & shown);
    Type above = type.getGenericSuperclass();
    boolean told = kind.equals("class") && above != Object.class;
    return modifiers
        + (type.isSealed() ? " sealed " : " ")
        + kind
        + " "
        + type.getName()
        + variables(type)
        + (told ? " extends " + above.getTypeName() : "")
        + list(
            type.isInterface() ? " extends " : " implements ", names(type.getGenericInterfaces()))
        + (type.isSealed() ? list(" permits ", names(visible(type.getPermittedSubclasses()))) : "");
  }

  private static Type[] visible(Class<?>[] types) {
    return Stream.of(types).filter(Signatures::isVisible).toArray(Type[]::new);
  }

  private static List<String> names(Type[] types) {
    return Stream.of(types).map(Type::getTypeName).sorted().toList();
  }

  private static String list(String before, List<String> names) {
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }

  private static String variables(Class<?> type) {
    return type.getTypeParameters().length == 0
        ? ""
        : Stream.of(type.getTypeParameters())
            .map(Signatures::variable)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Stream.of(variable.getBounds())
            .filter(bound -> bound != Object.class)
            .map(Type::getTypeName)
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  /** The members of a type, with those inherited from types that cannot be seen. */
  private static TreeSet<String> members(Class<?> type) {
    boolean open = !Modifier.isFinal(type.getModifiers()) && !type.isEnum();
    Predicate<Member> seen =
        member ->
            !member.isSynthetic()
                && (open
                    ? isVisible(member.getModifiers())
                    : Modifier.isPublic(member.getModifiers()));
    Map<String, String> lines = new HashMap<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (seen.test(constructor)) {
        String line = constructor.toGenericString();
        lines.put(line, "  " + line);
      }
    }
    addMembers(type, seen, lines);
    return new TreeSet<>(lines.values());
  }

  /** Adds members of a type that no type below it overrides. */
  private static void addMembers(Class<?> type, Predicate<Member> seen, Map<String, String> lines) {
    for (Field field : type.getDeclaredFields()) {
      if (seen.test(field) && !field.isEnumConstant()) {
        lines.putIfAbsent(field.getName(), line(field, field.toGenericString()));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (seen.test(method)) {
        String key = method.getName() + Arrays.toString(method.getParameterTypes());
        lines.putIfAbsent(key, line(method, withoutHow(method)));
      }
    }
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .filter(above -> !isVisible(above))
        .forEach(above -> addMembers(above, seen, lines));
  }

  /** The type stands above it. */
  private static String line(Member member, String signature) {
    return "  "
        + signature.replace(
            member.getDeclaringClass().getName() + "." + member.getName(), member.getName());
  }

  /** Whether a method is synchronized or native does not concern its users. */
  private static String withoutHow(Method method) {
    return method.toGenericString().replaceFirst("(synchronized |native |strictfp )+", "");
  }
}
