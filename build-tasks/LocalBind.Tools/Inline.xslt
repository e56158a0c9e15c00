<!-- A file of the package out of a file of the sources: what it always imports stands in it, comments are gone. MSBuild reads every file of a package
     in every evaluation, twice in a `dotnet run`, and pays for each file more than for what is in it (docs/performance.md). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output omit-xml-declaration="yes" indent="yes" />
  <xsl:strip-space elements="*" />

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" />
    </xsl:copy>
  </xsl:template>

  <xsl:template match="comment()" />

  <xsl:template match="/Project/Import[not(@Condition)]">
    <xsl:apply-templates select="document(@Project, .)/Project/node()" />
  </xsl:template>
</xsl:stylesheet>
