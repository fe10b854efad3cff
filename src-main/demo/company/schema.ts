/**
 * A botica chain's database as it grew over the years: mixed charsets and engines, login strings in audit columns, one foreign key,
 * a trigger that moves the stock, a scratch table without a key.
 */
const audit = 'usu_reg VARCHAR(20), fec_reg DATETIME, usu_mod VARCHAR(20), fec_mod DATETIME';

/** One statement each, in their order. */
export const schema: readonly string[] = [
  `CREATE TABLE tb_sucursal (
  id_suc INT AUTO_INCREMENT PRIMARY KEY, cod_suc CHAR(4) NOT NULL, nom_suc VARCHAR(80), ubigeo CHAR(6),
  direccion VARCHAR(150), anexo_sunat CHAR(4), reg_digemid VARCHAR(20), hora_ini TIME, hora_fin TIME,
  flg_24h TINYINT(1) DEFAULT 0, id_qf INT, fec_apertura DATE, flg_estado CHAR(1) DEFAULT 'A', ${audit}
) ENGINE=InnoDB DEFAULT CHARSET=latin1`,
  `CREATE TABLE tb_usuario (
  id_usu INT AUTO_INCREMENT PRIMARY KEY, login VARCHAR(20) NOT NULL, clave CHAR(32), nombres VARCHAR(100),
  dni CHAR(8), id_suc INT, cqfp VARCHAR(10), fec_cese DATE, ult_acceso DATETIME, intentos TINYINT DEFAULT 0,
  flg_estado CHAR(1) DEFAULT 'A', ${audit}
) ENGINE=InnoDB DEFAULT CHARSET=latin1`,
  `CREATE TABLE tb_rol (
  id_rol INT PRIMARY KEY, nom_rol VARCHAR(40), tope_dscto DECIMAL(5,2), tope_aprob DECIMAL(12,2),
  flg_estado CHAR(1) DEFAULT 'A'
)`,
  `CREATE TABLE tb_usuario_rol (
  id_usu INT, id_rol INT, fec_ini DATETIME, fec_fin DATETIME, asignado_por VARCHAR(20), PRIMARY KEY (id_usu,id_rol)
)`,
  `CREATE TABLE tb_permiso_rol (
  id_rol INT, cod_permiso VARCHAR(40), flg_r BIT(1), flg_w BIT(1), PRIMARY KEY (id_rol,cod_permiso)
)`,
  `CREATE TABLE tb_producto (
  id_prod INT AUTO_INCREMENT PRIMARY KEY, cod_prod VARCHAR(12), cod_barra VARCHAR(14), descripcion VARCHAR(150),
  dci VARCHAR(100), laboratorio VARCHAR(60), reg_sanitario VARCHAR(20), cond_venta CHAR(2) DEFAULT 'SR',
  lista_control VARCHAR(4), factor INT DEFAULT 1, afecto_igv TINYINT(1) DEFAULT 1, costo_prom DECIMAL(14,4),
  precio_vta DECIMAL(12,2), precio_fracc DECIMAL(12,4), margen FLOAT, flg_estado CHAR(1) DEFAULT 'A', ${audit}
) DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE tb_precio_suc (
  id_prod INT, id_suc INT, precio_vta DECIMAL(12,2), precio_oferta DECIMAL(12,2), fec_ini DATETIME, fec_fin DATETIME,
  ${audit}, PRIMARY KEY (id_prod,id_suc)
)`,
  `CREATE TABLE tb_lote (
  id_lote INT AUTO_INCREMENT PRIMARY KEY, id_prod INT, nro_lote VARCHAR(30), fec_venc DATE, id_prov INT,
  inmovilizado TINYINT(1) DEFAULT 0, ${audit}
)`,
  `CREATE TABLE tb_stock (
  id_suc INT, id_lote INT, id_prod INT, cant DECIMAL(12,3) DEFAULT 0, reserv DECIMAL(12,3) DEFAULT 0,
  fec_mod DATETIME, PRIMARY KEY (id_suc,id_lote)
)`,
  `CREATE TABLE kardex (
  id_kardex BIGINT AUTO_INCREMENT PRIMARY KEY, fec_mov DATETIME, id_suc INT, id_prod INT, id_lote INT,
  cod_mov CHAR(3), cant_ent DECIMAL(12,3), cant_sal DECIMAL(12,3), saldo DECIMAL(12,3), costo_unit DECIMAL(14,4),
  tip_doc CHAR(2), nro_doc VARCHAR(20), usu_reg VARCHAR(20), fec_reg DATETIME, KEY ix1 (id_prod,id_suc,fec_mov)
)`,
  `CREATE TABLE tb_proveedor (
  id_prov INT AUTO_INCREMENT PRIMARY KEY, ruc CHAR(11), razon_social VARCHAR(120), direccion VARCHAR(150),
  telefono VARCHAR(20), cci CHAR(20), flg_estado CHAR(1) DEFAULT 'A', ${audit}
)`,
  `CREATE TABLE compra_cab (
  id_comp INT AUTO_INCREMENT PRIMARY KEY, id_prov INT, id_suc INT, tip_doc CHAR(2), serie VARCHAR(4),
  numero VARCHAR(10), fec_emision DATE, fec_recep DATETIME, periodo CHAR(6), subtotal DECIMAL(12,2),
  igv DECIMAL(12,2), total DECIMAL(12,2), moneda CHAR(3) DEFAULT 'PEN', estado TINYINT DEFAULT 0,
  usu_aprob VARCHAR(20), fec_aprob DATETIME, ${audit}
)`,
  `CREATE TABLE compra_det (
  id_comp INT, item INT, id_prod INT, id_lote INT, cant DECIMAL(12,3), bonif DECIMAL(12,3), costo_unit DECIMAL(14,4),
  importe DECIMAL(12,2), PRIMARY KEY (id_comp,item)
)`,
  `CREATE TABLE venta_cab (
  id_venta BIGINT AUTO_INCREMENT PRIMARY KEY, id_suc INT, id_sesion INT, tip_doc CHAR(2), serie CHAR(4), numero INT,
  fec_emision DATETIME, doc_cli VARCHAR(15), nom_cli VARCHAR(100), gravada DECIMAL(12,2), exonerada DECIMAL(12,2),
  igv DECIMAL(12,2), dscto DECIMAL(12,2), total DECIMAL(12,2), est CHAR(1) DEFAULT 'E',
  est_sunat CHAR(1) DEFAULT '0', ref_tip CHAR(2), ref_serie CHAR(4), ref_num INT, cod_motivo CHAR(2),
  usu_vend VARCHAR(20), usu_anul VARCHAR(20), fec_anul DATETIME, mot_anul VARCHAR(200), ${audit},
  KEY ix_doc (tip_doc,serie,numero)
)`,
  `CREATE TABLE venta_det (
  id_venta BIGINT, item INT, id_prod INT, id_lote INT, cant DECIMAL(12,3), flg_fracc CHAR(1),
  precio_lista DECIMAL(12,2), precio_unit DECIMAL(12,4), dscto_pct DECIMAL(5,2), importe DECIMAL(12,2),
  id_receta INT, PRIMARY KEY (id_venta,item),
  CONSTRAINT fk_vd FOREIGN KEY (id_venta) REFERENCES venta_cab(id_venta) ON DELETE CASCADE
)`,
  `CREATE TABLE venta_pago (
  id_pago BIGINT AUTO_INCREMENT PRIMARY KEY, id_venta BIGINT, med_pago CHAR(2), monto DECIMAL(12,2),
  nro_ope VARCHAR(30), fec_reg DATETIME
)`,
  `CREATE TABLE serie_correl (
  id_suc INT, tip_doc CHAR(2), serie CHAR(4), ult_numero INT, usu_mod VARCHAR(20), fec_mod DATETIME,
  PRIMARY KEY (tip_doc,serie)
)`,
  `CREATE TABLE receta (
  id_receta INT AUTO_INCREMENT PRIMARY KEY, tipo CHAR(1), nro_receta VARCHAR(20), fec_emision DATE, cmp VARCHAR(8),
  nom_medico VARCHAR(100), dni_pac VARCHAR(12), nom_pac VARCHAR(100), cie10 VARCHAR(8), id_suc INT,
  est CHAR(1) DEFAULT 'V', ${audit}
)`,
  `CREATE TABLE receta_det (
  id_receta INT, item INT, id_prod INT, cant_presc DECIMAL(12,3), cant_disp DECIMAL(12,3) DEFAULT 0,
  PRIMARY KEY (id_receta,item)
)`,
  `CREATE TABLE libro_control (
  id_reg INT AUTO_INCREMENT PRIMARY KEY, id_suc INT, libro CHAR(1), folio INT, fec DATE, id_prod INT, id_lote INT,
  id_receta INT, id_venta BIGINT, ingreso DECIMAL(12,3), egreso DECIMAL(12,3), saldo DECIMAL(12,3),
  usu_qf VARCHAR(20), obs VARCHAR(200), fec_reg DATETIME
)`,
  `CREATE TABLE caja (
  id_caja INT PRIMARY KEY, id_suc INT, nom_caja VARCHAR(20), serie_b CHAR(4), serie_f CHAR(4), host_ip VARCHAR(15),
  flg_estado CHAR(1) DEFAULT 'A'
)`,
  `CREATE TABLE cash_session (
  id INT AUTO_INCREMENT PRIMARY KEY, register_id INT, opened_by VARCHAR(20), opened_at DATETIME,
  opening_amount DECIMAL(10,2), closed_by VARCHAR(20), closed_at DATETIME, system_amount DECIMAL(10,2),
  counted_amount DECIMAL(10,2), difference DECIMAL(10,2), status ENUM('OPEN','CLOSED','REOPENED') DEFAULT 'OPEN',
  notes TEXT, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
) DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE caja_mov (
  id_mov INT AUTO_INCREMENT PRIMARY KEY, id_sesion INT, tipo CHAR(1), concepto VARCHAR(100), monto DECIMAL(10,2),
  anulado BIT(1) DEFAULT b'0', usu_reg VARCHAR(20), fec_reg DATETIME
)`,
  `CREATE TABLE ajuste_inv (
  id_aj INT AUTO_INCREMENT PRIMARY KEY, id_suc INT, tipo CHAR(3), motivo VARCHAR(200), valor DECIMAL(12,2),
  estado TINYINT DEFAULT 0, usu_aprob VARCHAR(20), fec_aprob DATETIME, ${audit}
)`,
  `CREATE TABLE ajuste_det (
  id_aj INT, item INT, id_prod INT, id_lote INT, cant_sis DECIMAL(12,3), cant_fis DECIMAL(12,3), costo DECIMAL(14,4),
  PRIMARY KEY (id_aj,item)
)`,
  `CREATE TABLE transf_cab (
  id_trf INT AUTO_INCREMENT PRIMARY KEY, suc_ori INT, suc_des INT, nro_guia VARCHAR(15), fec_envio DATETIME,
  fec_recep DATETIME, estado TINYINT DEFAULT 0, usu_envio VARCHAR(20), usu_recep VARCHAR(20)
)`,
  `CREATE TABLE transf_det (
  id_trf INT, item INT, id_prod INT, id_lote INT, cant_env DECIMAL(12,3), cant_rec DECIMAL(12,3),
  PRIMARY KEY (id_trf,item)
)`,
  `CREATE TABLE parametro (
  cod VARCHAR(30) PRIMARY KEY, valor VARCHAR(200), ${audit}
)`,
  `CREATE TABLE bitacora (
  id BIGINT AUTO_INCREMENT PRIMARY KEY, fec DATETIME, usu VARCHAR(20), ip VARCHAR(15), modulo VARCHAR(30),
  accion VARCHAR(20), tabla VARCHAR(40), pk VARCHAR(40), detalle TEXT
) ENGINE=MyISAM DEFAULT CHARSET=latin1`,
  `CREATE TABLE tmp_rep_kardex (
  d1 VARCHAR(255), d2 VARCHAR(255), d3 VARCHAR(255), d4 VARCHAR(255)
) ENGINE=MyISAM`,
  `CREATE TRIGGER trg_vdet_ai AFTER INSERT ON venta_det FOR EACH ROW
  UPDATE tb_stock SET cant = cant - NEW.cant, fec_mod = NOW()
  WHERE id_lote = NEW.id_lote AND id_suc = (SELECT id_suc FROM venta_cab WHERE id_venta = NEW.id_venta)`,
];
