/**
 * Words that legacy MySQL applications name tables and columns with, in Spanish, Portuguese and English, with their usual abbreviations.
 * One line each: Spanish | English | what it says (`WordSense`) | other forms. Plurals are found without being listed. A form may stand in
 * several lines ("desc" is a description or a discount): the column's type then decides.
 */

/** What a word says about the table or column whose name it stands in. */
export const wordSenses = [
  // tables
  'affix', // says "table", nothing else
  'thing', // what a business has
  'person',
  'user', // who works with the application
  'document', // what a business does, with a date
  'header',
  'line',
  'lineOrThing', // "item": a line beside a document's name, else a thing
  'attached', // what hangs on a document without being a line: payments, taxes
  'movement',
  'balance',
  'log',
  'history',
  'setting',
  'code', // kinds, categories, rights
  'scratch',
  'link', // one thing to another
  'session',
  // columns
  'id',
  'codeKey',
  'number',
  'series',
  'kind',
  'ordinal',
  'counter',
  'status',
  'flag',
  'operator', // who did it, by trade
  'by',
  'act', // what was done: created, approved, voided
  'money',
  'price',
  'total',
  'tax',
  'quantity',
  'running',
  'in',
  'out',
  'share', // percentages, factors, rates: no money
  'measure',
  'name',
  'text',
  'date',
  'time',
  'registered',
  'modified',
  'ofTheDocument', // dates that are the business's: issued, of the movement
  'otherDay', // expiry, birth, start, end
  'place',
  'machine',
  'settingName',
  'settingValue',
  'reference',
  'elsewhere', // of another row than this
  'identity',
  'contact',
  'health',
  'bank',
  'credential',
  'signIn',
  'civil',
] as const;

export type WordSense = (typeof wordSenses)[number];

export const vocabulary = `
# Structure of tables
tabla | table | affix | tb tbl tab t
maestro | master | affix | mae mst mestre maestra
módulo contable | general ledger | affix | gl ar ap
cabecera | header | header | cab cabec cabecalho encabezado encab enc hdr head capa
línea | line | line | lin lineas linha renglon reng ren partida row
detalle | detail | line | det detalhe details deta dtl
ítem | item | lineOrThing | item itm items itens
posición | position | ordinal | pos posicion posicao sort orden sequence secuencia sec seq sequencia ordinal
# What a business has
producto | product | thing | prod pro produto prd
artículo | article | thing | art artigo articulo sku
mercadería | goods | thing | mercaderia mercancia mercadoria merchandise
equipo | piece of equipment | thing | equipo equipment equipamento device dispositivo
vehículo | vehicle | thing | veh vehiculo veiculo auto carro car coche
habitación | room | thing | hab habitacion quarto room cuarto sala
inmueble | property | thing | imovel property propiedad building edificio
película | film | thing | film movie pelicula filme
libro | book | thing | book livro
servicio | service | thing | serv servico srv
medicamento | drug | thing | drug medicina medicine remedio farmaco
lote | lot | thing | lot batch
cliente | customer | thing person | cli clie clte customer cust client debtor deudor
proveedor | supplier | thing person | prov supplier supp vendor vend fornecedor forn acreedor creditor
persona | person | thing person | pers person people pessoa gente individuo
socio | partner | thing person | member miembro membro partner afiliado
contacto | contact | thing person | contact contato
empleado | employee | thing person operator | empl employee emp funcionario trabajador colaborador staff personal worker
paciente | patient | thing person | pac patient pat
médico | doctor | thing person | med medico doctor physician profesional
prestador | provider | thing person | provider
alumno | student | thing person | student estudiante aluno
docente | teacher | thing person | teacher professor profesor
huésped | guest | thing person | guest huesped hospede
vendedor | seller | thing person operator | vend vendedor seller salesman salesperson salesrep corredor
cajero | cashier | person operator | cajero cashier
operador | operator | person operator user | operador operator oper atendente
responsable | person in charge | person operator | resp responsable responsavel encargado atendio
usuario | user | thing person user | usu usr user us login users usuarios username
sucursal | branch | thing | suc branch filial tienda store local shop sede agencia
almacén | warehouse | thing | alm almacen warehouse bodega deposito wh armazem
ubicación | location | thing | location ubicacion loc
empresa | company | thing | emp empresa company compania cia firm organization organizacion
caja | register | thing | caja register caixa till cash
banco | bank | thing bank | bank bco
cuenta | account | thing bank | cta account conta acct acc
laboratorio | laboratory | thing | lab laboratory
aseguradora | insurer | thing | insurer insurance seguro aseguradora convenio
farmacia | pharmacy | thing | pharmacy botica
establecimiento | facility | thing | facility establecimiento clinica hospital clinic
activo fijo | asset | thing | asset bien patrimonio
proyecto | project | thing | project projeto obra
curso | course | thing | course
tarjeta | card | thing | card giftcard cartao
kit | kit | thing | combo paquete package bundle
dirección | address | thing contact place | dir direccion address addr endereco domicilio
archivo | file | thing | file archivo arquivo attachment adjunto imagen image foto photo upload media
plantilla | template | code | template plantilla modelo layout
# What it does
venta | sale | document | vta vtas vent sell selling sales venda ventas
compra | purchase | document | comp compras buy buying cpra purch purchase purchases
factura | invoice | document | fac fact fatura invoices inv bill facturacion billing
boleta | receipt | document | bol boleta ticket tickets
comprobante | voucher | document | comprob comprobante voucher cupom
nota | note | document | nota nc nd
pedido | order | document | ped order orders pedidos encomenda
orden | order | document | ord ordenes ordem
cotización | quotation | document | cot cotiz cotizacion quote quotation estimate proforma orcamento
presupuesto | budget | document | presup budget
guía | delivery note | document | guia remision remito delivery despacho entrega shipment shipping
recepción | receipt of goods | document | recep receiving receivings recepcion grn recebimento receipt
devolución | return | document | dev devol devolucion devolucao return refund reembolso
transferencia | transfer | document | transf trf transfer traslado traspaso transferencia
ajuste | adjustment | document | aj ajus ajuste adjustment adjust
toma de inventario | stocktake | document | stocktake conteo recuento
receta | prescription | document | prescription prescripcion rx receita
cita | appointment | document | appointment agendamento turno cita appt
consulta | consultation | document | consulta visit visita atencion atendimento consultation
encuentro | encounter | document | encounter episodio episode admision admission hospitalizacion internacion
reclamo | claim | document | claim reclamo siniestro
remisión médica | referral | document | referral derivacion interconsulta
reserva | booking | document | reserva reservation booking
alquiler | rental | document | alquiler rental rent renta aluguel arriendo locacao
crédito | credit | document | credito
préstamo | loan | document | loan prestamo emprestimo
contrato | contract | document | contract lease agreement
matrícula | enrolment | document | matricula enrolment enrollment inscripcion inscricao
planilla | payroll | document | planilla payroll nomina folha
cheque | cheque | document | cheque check
cobranza | collection | document | cobro cobranza collection recibo
gasto | expense | document | gasto expense despesa
conciliación | reconciliation | document | conciliacion reconciliation
arqueo | cash count | document | arqueo cierre fechamento closing apertura
sesión | session | session | ses sesion sessao sess sessions
orden de trabajo | work order | document | workorder wo ot
trámite | case | document | tramite expediente case
incidencia | issue | document | incidencia issue incident
requerimiento | requisition | document | requisicion requisition requerimiento solicitud request
asignación | allocation | attached | alloc allocation imputacion aplicacion
pago | payment | attached document act | pag pagos payment pagamento pay paid pmt
cuota | instalment | attached | cuota parcela installment instalment
# Movements and what is there
movimiento | movement | movement | mov movim movs movement movimentacao move moves movto
kardex | stock card | movement | kardex cardex
transacción | transaction | movement | trans transaction trx txn transacao tran
asiento | entry | movement | asiento entry lancamento journal diario ledger mayor poliza entries
saldo | balance | balance running | saldo balance saldos sald bal
existencia | stock | balance quantity | stock stk existencia exist estoque onhand
inventario | inventory | balance | inventario inventory invent inv
acumulado | accumulated | balance | acum acumulado accumulated resumen summary consolidado
# Notes of the application, settings, codes, scratch
bitácora | log | log | bitacora bit log logs audit auditoria traza trace trail tracking changelog
evento | event | document | event evento
acceso | access | history signIn | acceso acesso access
ingreso al sistema | sign-in | signIn | login signin logon visit visita
intento | attempt | signIn | intento attempt tentativa attempts
error | error | log | err
historial | history | history | hist historial historico history histor historia activity
parámetro | setting | setting | param parametro parameter par params
configuración | setting | setting | cfg config conf configuracion configuration configuracao setting settings setup sys system sistema preferencia preference prefs pref option opcion opcao
versión | version | setting | version versao migration migrations
correlativo | numbering | setting counter number | correl correlativo corr numeracion numeracao talonario consecutivo
tipo | kind | code kind | tip tipo type tp types kind clase class clases
categoría | category | code | cat categ categoria category familia family rubro subcategoria grupo group grp subgrupo
código | code | code codeKey | cod codigo code cd codes
marca | brand | code | marca brand
unidad | unit | code | unidad unit um uom und units medida
moneda | currency | code kind | moneda currency curr moeda divisa
impuesto | tax | code money tax | imp imposto tax taxes tributo
país | country | code place | pais country nation
provincia | province | code place | provincia province region
distrito | district | code place | distrito district ubigeo zone zona comuna barrio
departamento | department | code | dep depto departamento department dept area seccion section division
dimensión | dimension | code | dimension costcenter
plan | plan | thing | plan chart
término | term | code | term terms condicion cond condition forma metodo method medio modalidad mode
motivo | reason | code | motivo reason mot causa concepto
rol | role | code | role perfil profile rols papel
permiso | permission | code | permiso permission perm grant grants permissao privilegio privilege acl right derecho
módulo | module | code machine | modulo module menu pantalla screen page
lista | list | code | list lista lst lookup catalogo catalog
período | period | code | periodo period ejercicio fiscal year anio ano mes month
feriado | holiday | code | feriado holiday
idioma | language | code | idioma language lang
regla | rule | code | regla rule
cargo | position held | code | puesto
campo | field | code | campo field
definición | definition | code | definition definicion def
relación | relation | link | rel relacion relation xref map mapping mapa
secuencia | sequence | setting | sec seq secuencia sequence
temporal | temporary | scratch | tmp temp temporal temporario aux auxiliar
caché | cache | scratch | cache
copia | copy | scratch | bak backup bkp copia respaldo copy old borrar
reporte | report | machine | rep reporte report relatorio rpt
cola | queue | scratch | cola queue fila spool payload
# Columns: keys and numbers
identificador | identifier | id | id idx ident pk fk uuid guid oid
número | number | number | num nro numero number nr no nbr nume
folio | folio | number | folio fol
documento | document | reference | doc documento document dcto docto
referencia | reference | number reference | ref referencia reference
serie | series | series | serie series ser prefijo prefix
último | last | counter | ult ultimo ultima last next prox proximo siguiente current
padre | parent | reference elsewhere | parent padre pai
origen | origin | reference elsewhere | ori orig origen origem from source src
destino | destination | reference elsewhere | dest des destino to target
# Columns: state and who
estado | status | status place | est estado status stat situacion situacao sit state estatus st etapa fase stage phase
activo | active | status flag | activo active activa ativo activ enabled habilitado vigente inactive inactivo disabled discontinued descontinuado retired retirado condicion
eliminado | deleted | status flag act | deleted eliminado borrado elim excluido baja
anulado | void | status flag act | anulado anul void voided cancelado canceled cancelled cancel anulada canc reversed
cerrado | closed | status flag act | closed cerrado close fechado cerrada
abierto | open | status act | open opened abierto aberto aper
aprobado | approved | status flag act | aprob aprobado approved approve autoriz autorizado authorized aut
registrado | registered | registered act | reg registro created create creation crea creado alta ins insert inserted cadastro entered added crt
modificado | modified | modified act | mod modif modificado modificacion updated update upd actualizado act alterado alteracao changed stamp
enviado | sent | act | envio enviado sent send env
recibido | received | act | recibido received recebido recep recibe
asignado | assigned | act | asig asignado assigned
completado | completed | status flag act | complete completed completado terminado finalizado done released liberado processed procesado posted contabilizado
bloqueado | locked | status flag | locked bloqueado lock blocked
por | by | by | by por
autor | author | by act registered | autor author creator creador
indicador | flag | flag | flg flag ind indicador fl sw is es
# Columns: money, quantities and what is neither
precio | price | money price | precio price pre preco pvp prec tarifa
costo | cost | money price | costo cost coste custo cto
importe | amount | money | importe imp amount amt monto mto
valor | value | money settingValue | valor val value vl vlr
total | total | money total | total tot totales
subtotal | subtotal | money | subtotal subtot neto net bruto gross base
IGV | VAT | money tax | igv iva vat icms ipi gst itbis isc
gravado | taxable | money | gravado gravada taxable
exonerado | exempt | money | exonerado exonerada exento exempt inafecto inafecta isento
descuento | discount | money | dscto dcto dto desc descuento desconto discount disc
recargo | charge | money | recargo charge cargo fee surcharge mora comision commission interes interest flete freight
debe | debit | money in | debe debit debito
haber | credit | money out | haber credit credito
sueldo | salary | money | sueldo salario salary wage
límite | limit | money | limite limit tope
adelanto | deposit | money | adelanto anticipo deposit advance sena
vuelto | change | money | vuelto troco tendered
deuda | debt | money | deuda debt outstanding due owed
cantidad | quantity | quantity | cant cantidad qty quantity quantities qtd qtde quantidade qt ctd
ingreso | in | in | ingreso ing ent entrada inflow in
egreso | out | out | egreso egr sal salida saida outflow out
porcentaje | percentage | share | pct porc porcentaje percent percentage perc pc porcentual
factor | factor | share | factor conversion ratio coef rate tasa taxa margen margin markup aliquota alicuota exchange
peso | weight | measure | peso weight height alto ancho width length largo volumen volume temperatura temperature hours horas dias days lat latitude lon lng longitude latitud longitud puntos points nivel level minimo maximo min max
# Columns: texts
nombre | name | name | nom nombre name nome nombres names nm apellido apellidos surname lastname firstname fname lname sobrenome fullname
razón social | legal name | name | razon social rsocial denominacion
descripción | description | name text | desc descripcion description descricao descr dsc des ds title titulo label etiqueta
observación | remark | text | obs observacion observation comentario comment comments notes memo glosa remarks texto text mensaje message body
propiedad | property | settingName | key clave name parametro variable cod propiedad
# Columns: when
fecha | date | date | fec fecha date data fch dat fe dt at on datetime dia day timestamp
hora | time | time | hora hor time hr hh
emisión | issue | ofTheDocument | emision emissao emis issue issued
inicio | start | otherDay | ini inicio start begin desde inicial
fin | end | otherDay | fin end final hasta fim until
vencimiento | expiry | otherDay | venc vencimiento vcto expiry expiration expires expire vto vencto validez
nacimiento | birth | otherDay identity | nac nacimiento birth birthday dob nascimento
cese | leaving | otherDay | cese termination
# Columns: machine, personal data
IP | IP address | machine | ip host hostname pc terminal useragent agent browser
acción | action | machine | accion action operacion operation acao url uri script sql query
tabla | table | machine | tabla table tabela
DNI | identity document | identity | dni ruc cedula rut rfc curp cuit cuil nit cpf cnpj ssn ss passport pasaporte licencia license tin cif nif
teléfono | phone | contact | tel telefono phone telefone fono celular cel mobile movil fax whatsapp
correo | email | contact | email correo mail emails
ciudad | city | contact place | ciudad city cidade localidad town municipio
código postal | postal code | place | zip postal cep cp postcode street calle rua avenida
diagnóstico | diagnosis | health | diag diagnostico diagnosis cie cie10 icd alergia allergy sangre blood sintoma symptom antecedentes
tratamiento | treatment | health | tratamiento treatment medication medicacion
cuenta bancaria | bank account | bank | cci iban cbu swift clabe
clave | password | credential | clave password passwd pass pwd contrasena contrasenia senha hash salt token pin secret
estado civil | marital status | civil | civil marital sexo sex gender genero
`;
